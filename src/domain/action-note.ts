/**
 * What the program writes beside an action, or beside a no that was given in the mail program: a code, said in the
 * reader's language (`core/action-notes.ts`). What a server or a person said stands there in their own words.
 */
export type ActionNote =
  // The last look before a letter leaves.
  | 'other-recipient'
  | 'to-practice'
  | 'hourly-limit'
  | 'daily-limit'
  | 'agenda-away'
  | 'patient-unknown'
  | 'address-not-recorded'
  | 'patient-kept'
  | 'contact-kept'
  | 'messages-stopped'
  | 'quiet-hour'
  | 'row-changed'
  | 'appointment-gone'
  | 'follow-up-off'
  // The look at what goes on after a pause or an interruption.
  | 'lay-too-long'
  | 'taken-over'
  | 'time-not-kept'
  | 'agenda-changed'
  | 'time-taken'
  | 'looked-up'
  // Why a plan was left.
  | 'earlier-step-failed'
  | 'kind-waits-again'
  | 'person-stopped'
  | 'person-has-it'
  | 'letter-says-else'
  // What the practice did by itself.
  | 'left-before'
  | 'in-sent'
  | 'sent-by-hand'
  | 'sent-by-hand-edited'
  | 'draft-deleted'
  | 'moved-to-refused'
  // Done, and nothing to be told.
  | 'keywords-off'
  | 'kept-in-memory'
  | 'told-before';
