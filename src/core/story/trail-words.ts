import type { ProgramLanguage } from '../../domain/language.ts';

type Words = readonly [fr: string, en: string];

/** What the entries of the trail say, by their verb. One that is missing here is shown by its verb. */
const VERBS: Readonly<Record<string, Words>> = {
  ActionEnded: ['une action a pris fin', 'an action ended'],
  ActionPostponed: ['une action est remise à plus tard', 'an action was put off'],
  AgendaAccepted: ['l’agenda est reconnu tel qu’il est', 'the calendar was accepted as it is'],
  AlertSeen: ['l’alerte a été vue', 'the alert was seen'],
  AlertToldAgain: ['l’alerte est répétée', 'the alert was raised again'],
  AutonomyAsWritten: [
    'une sorte de demande suit de nouveau practice.yaml',
    'a kind of request goes by practice.yaml again',
  ],
  AutonomyFellBack: [
    'une sorte de demande attend de nouveau votre accord',
    'a kind of request waits for a yes again',
  ],
  AutonomyOff: ['une sorte de demande attend votre accord', 'a kind of request waits for a yes'],
  AutonomyOn: ['une sorte de demande est répondue seule', 'a kind of request is answered alone'],
  BreachClosed: ['une violation de données est close', 'a data breach was closed'],
  BreachOpened: ['une violation de données est notée', 'a data breach was noted'],
  CaseDecidedAgain: ['décidé une seconde fois', 'decided a second time'],
  CaseOpened: ['dossier ouvert', 'case opened'],
  CaseRevised: ['la proposition a été changée', 'the proposal was changed'],
  CaseSettled: ['dossier réglé', 'case settled'],
  ConsentRecorded: ['un accord ou un refus est noté', 'a consent or a refusal was noted'],
  ContactChangeTakenBack: ['un changement de coordonnées est repris', 'a changed contact was taken back'],
  ContactChanged: ['des coordonnées sont notées', 'a contact was recorded'],
  ContactFrozen: ['plus rien d’automatique à ce contact', 'nothing automatic to this contact any more'],
  ContactReopened: ['ce contact est rouvert', 'this contact was opened again'],
  ContactStopped: ['ce contact ne veut plus de messages', 'this contact wants no more messages'],
  DraftSentTooLate: [
    'un brouillon est parti alors que la demande était réglée',
    'a draft was sent after its request was settled',
  ],
  DraftsCleared: ['des brouillons ont été retirés', 'drafts were taken away'],
  FollowUpChosen: ['un suivi est choisi pour un patient', 'a follow-up was chosen for a patient'],
  FollowUpLeftBefore: ['ce suivi était déjà parti', 'this follow-up had left before'],
  FollowUpMissed: ['un suivi n’a pas été envoyé à temps', 'a follow-up was missed'],
  FollowUpOvertaken: ['un suivi n’est plus actuel', 'a follow-up is out of date'],
  FollowUpTakenBack: ['un suivi choisi est repris', 'a chosen follow-up was taken back'],
  HoldNotShown: [
    'l’agenda refuse de montrer ou d’effacer un horaire gardé',
    'the calendar refuses to show a kept time or to take it away',
  ],
  HoldTakenBack: ['un horaire gardé a été repris par une personne', 'a kept time was taken back by a person'],
  InvitationOvertaken: ['une invitation n’est plus actuelle', 'an invitation is out of date'],
  LetterDelayed: ['la lettre est retardée en chemin', 'the letter is delayed on its way'],
  LetterReported: [
    'le serveur du patient a parlé de la lettre',
    'the patient’s server reported on the letter',
  ],
  MorningMail: ['le mail du matin', 'the morning mail'],
  OfferExpired: ['une proposition a pris fin', 'an offer ended'],
  PatientMarked: ['un réglage d’un patient est posé', 'a patient’s setting was switched on'],
  PatientUnmarked: ['un réglage d’un patient est levé', 'a patient’s setting was switched off'],
  Paused: ['envois mis en pause', 'sending paused'],
  PersonExported: ['ce qui est gardé d’une personne, remis', 'what is held of a person, handed over'],
  PersonForgotten: ['une personne a été oubliée', 'a person was forgotten'],
  ProposalApproved: ['oui', 'yes'],
  Purged: ['ce dont le temps est passé, effacé', 'what was over its time, erased'],
  Restored: ['mémoire remise depuis une sauvegarde', 'memory put back from a backup'],
  Resumed: ['envois repris', 'sending resumed'],
  RulePaused: ['un suivi est arrêté', 'a follow-up was stopped'],
  RuleResumed: ['un suivi reprend', 'a follow-up goes on'],
  SentByHand: ['le cabinet a envoyé lui-même', 'the practice sent it by itself'],
  StopLifted: ['ce contact reçoit de nouveau des messages', 'this contact gets messages again'],
  SurveyAnswered: ['l’enquête a reçu une réponse', 'the survey was answered'],
  TakenOver: ['le cabinet a répondu lui-même', 'the practice answered by itself'],
  TextApproved: ['texte approuvé', 'text approved'],
  'Verdict approve': ['oui', 'yes'],
  'Verdict choose': ['un autre horaire est choisi', 'another time was chosen'],
  'Verdict edit': ['oui, avec ses propres mots', 'yes, in other words'],
  'Verdict hand': ['confié à une personne', 'handed to a person'],
  'Verdict refuse': ['non', 'no'],
  'Verdict relabel': ['une phrase est lue autrement', 'a sentence was read otherwise'],
  'Verdict seen': ['vu', 'seen'],
  'Verdict snooze': ['remis à plus tard', 'put off'],
  'Verdict undo': ['arrêté avant le départ', 'stopped before it left'],
  VerdictGiven: ['décision notée', 'decision noted'],
  WaitingAsked: ['demandé s’ils attendent encore', 'asked whether they still wait'],
  WaitingEnded: ['une attente a pris fin', 'a wait ended'],
  WaitingEntered: ['inscrit sur la liste d’attente', 'put on the waiting list'],
  WaitingFlagged: [
    'une priorité est notée sur la liste d’attente',
    'a priority was noted on the waiting list',
  ],
  WaitingKept: ['attend encore', 'still waits'],
  WaitingRemoved: ['retiré de la liste d’attente', 'taken off the waiting list'],
};

/** What an entry of the trail says, in a few words. */
export function trailWords({ verb }: { readonly verb: string }, language: ProgramLanguage): string {
  const words = VERBS[verb];
  return words === undefined ? verb : words[language === 'fr' ? 0 : 1];
}
