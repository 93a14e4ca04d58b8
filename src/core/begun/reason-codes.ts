/** What the letters may say of the reason; `ill` and `other` say nothing. */
export const REASON_CODES = ['ill', 'training', 'strike', 'weather', 'other'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];
