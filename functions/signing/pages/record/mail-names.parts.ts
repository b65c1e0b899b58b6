/** What a record and the executed copy call a mail. */
const MAILS: Record<string, string> = {
  prepare: 'The request to prepare',
  notice: 'The test of the mailbox',
  'signature-request': 'The request to sign',
  'new-holder': 'The request to sign, to a new holder,',
  reminder: 'A reminder',
  ending: 'The warning that the period ends',
  'fresh-link': 'The fresh link',
  'liaison-link': 'The link that the liaison asked for',
  'long-code': 'The long code',
  code: 'A code',
  executed: 'The executed copy',
  'outside-offered': 'The request to confirm a signature made outside',
  'outside-refused': 'The news that a signature made outside was refused',
  'taken-back': 'The news that a signature was taken back',
  closed: 'The news that signing ended',
  found: 'The link that was looked for',
  'in-effect': 'The news that a version is in effect',
  ended: 'The news that the MOU has ended',
};

/** `The executed copy`, by the template of a mail. */
export const sayMail = (template: string): string => MAILS[template] ?? 'An email';
