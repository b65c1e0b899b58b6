import { expect, it } from 'vitest';
import { copyDidNotPass, type MailReport } from './mail-reports.rules.ts';

it.each<[MailReport, string | undefined, string, boolean]>([
  ['undelivered', 'AttachmentRejected', 'executed', true],
  ['undelivered', 'MessageTooLarge', 'executed', true],
  ['undelivered', 'ContentRejected', 'executed', true],
  ['undelivered', 'MailboxFull', 'executed', false],
  ['undelivered', undefined, 'executed', false],
  ['bounced', 'AttachmentRejected', 'executed', false],
  ['undelivered', 'AttachmentRejected', 'executed-link', false],
  ['undelivered', 'AttachmentRejected', 'reminder', false],
])('a copy that was %s for %s, as %s, goes out again as a link: %o', (report, why, template, again) =>
  expect(copyDidNotPass({ report, why, template })).toBe(again),
);
