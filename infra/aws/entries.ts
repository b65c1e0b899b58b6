/** Every Lambda function of Concord, by name, with the one file it is bundled from. */
export const entries = {
  site: 'functions/site/http.ts',
  'identity-http': 'functions/identity/http.ts',
  'agreements-http': 'functions/agreements/http.ts',
  'offices-http': 'functions/liaisons/http.ts',
  'signing-http': 'functions/signing/http.ts',
  'signing-steps': 'functions/signing/steps.ts',
  'signing-timetable': 'functions/signing/timetable.ts',
  'home-http': 'functions/home/http.ts',
  mailer: 'functions/relay/mailer.ts',
  conductor: 'functions/relay/conductor.ts',
  deliveries: 'functions/relay/deliveries.ts',
} as const;

export type FunctionName = keyof typeof entries;
