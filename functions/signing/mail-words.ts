/** How a record names our mails, and what the mail system reported of one. */

export const MAILS: Record<string, string> = {
  'signature-request': 'The request to sign',
  reminder: 'A reminder',
  ending: 'The warning that the period ends',
  'fresh-link': 'The fresh link',
  code: 'A code',
  executed: 'The executed copy',
  closed: 'The news that signing ended',
  prepare: 'The request to prepare',
  'new-holder': 'The news of the new holder',
  'review-returned': 'The news that the text was returned',
};

export const REPORTS: Record<string, string> = {
  delivered: 'was delivered to',
  bounced: 'came back from',
  complained: 'was marked as spam by',
  rejected: 'was not accepted for',
  suppressed: 'was not sent, by the mail system’s suppression list, to',
};
