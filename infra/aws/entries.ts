/** Every Lambda function of Concord, by name, with the one file it is bundled from. */
export const entries = {
  site: 'functions/site/http.ts',
  'identity-http': 'functions/identity/http.ts',
  'agreements-http': 'functions/agreements/http.ts',
  'offices-http': 'functions/liaisons/http.ts',
  'signing-http': 'functions/signing/http.ts',
  'clearance-http': 'functions/clearance/http.ts',
  'revisions-http': 'functions/revisions/http.ts',
  'signing-steps': 'functions/signing/steps.ts',
  'outside-http': 'functions/signing/outside/http.ts',
  'verify-http': 'functions/records/verify/http.ts',
  'records-seal': 'functions/records/seal.ts',
  'disputes-http': 'functions/escalations/http.ts',
  'disputes-acts': 'functions/escalations/acts-http.ts',
  'disputes-evidence': 'functions/escalations/evidence/http.ts',
  'escalation-steps': 'functions/escalations/steps.ts',
  'board-http': 'functions/board/http.ts',
  'board-digest': 'functions/board/send-digests.ts',
  'home-http': 'functions/home/http.ts',
  mailer: 'functions/relay/mailer.ts',
  conductor: 'functions/relay/conductor.ts',
  'records-http': 'functions/records/http.ts',
  'records-tips': 'functions/records/list-tips.ts',
  deliveries: 'functions/relay/deliveries.ts',
  'records-removal': 'functions/records/removal-http.ts',
} as const;

export type FunctionName = keyof typeof entries;
