/** How long each stage of sending may take, in milliseconds. Together with looking into Sent it stays under 60 s. */
export interface SmtpLimits {
  /** Name, TCP, TLS. */
  readonly connect: number;
  readonly greeting: number;
  /** The whole of getting in: connecting, greeting, STARTTLS, signing in. */
  readonly open: number;
  /** From MAIL FROM until the server asks for the letter. */
  readonly envelope: number;
  /** From MAIL FROM until the server has answered for the letter; RFC 5321 §4.5.3.2.6 would wait longer. */
  readonly letter: number;
  /** One look into Sent, or one copy into it. */
  readonly sent: number;
  /** How long an unused connection is kept. */
  readonly idle: number;
}

/** In the worst case 5 s on a dead kept connection, 12 s to get in, 33 s for the letter, 5 + 5 s for Sent. */
export const SMTP_LIMITS: SmtpLimits = {
  connect: 8_000,
  greeting: 8_000,
  open: 12_000,
  envelope: 12_000,
  letter: 33_000,
  sent: 5_000,
  idle: 120_000,
};
