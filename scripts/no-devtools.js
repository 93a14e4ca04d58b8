// Stands in for react-devtools-core in the bundled screen: nobody debugs it there.
const devtools = { connectToDevTools: () => undefined };

// biome-ignore lint/style/noDefaultExport: the package it stands in for has one.
export { devtools as default };
