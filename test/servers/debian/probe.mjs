// Run beside the secretary, as part of her service: what the kernel says to a packet for an address. probe.mjs FILE ADDRESS
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';

const [, , file, address] = process.argv;
const socket = createSocket('udp4');
socket.send('hello', 9, address, (error) => {
  writeFileSync(file, error?.code ?? 'sent');
  socket.close();
});
