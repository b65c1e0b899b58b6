/** SES reports come by EventBridge: which mailbox took a mail, which refused it, which complained, and what is delayed. */
import * as z from 'zod/mini';
import { instant } from '../shared/kernel.ts';
import { log } from '../shared/log.ts';
import { MailTags } from '../shared/mail-tags.ts';
import { saidBy } from './delivery.rules.ts';
import { recordReport } from './report.ts';

const text = z.optional(z.string());

const SesEvent = z.object({
  detail: z.object({
    eventType: z.string(),
    bounce: z.optional(
      z.object({
        bounceType: z.string(),
        bounceSubType: text,
        bouncedRecipients: z.optional(z.array(z.object({ action: text, status: text }))),
      }),
    ),
    complaint: z.optional(
      z.object({
        complaintFeedbackType: z.nullish(z.string()),
        complaintSubType: z.nullish(z.string()),
      }),
    ),
    deliveryDelay: z.optional(z.object({ delayType: text })),
    mail: z.object({
      messageId: z.string(),
      /** SES gives each tag a list of values; a mail of ours has one. */
      tags: z.record(z.string(), z.array(z.string())),
    }),
  }),
});

export const handler = async (event: unknown): Promise<void> => {
  const parsed = SesEvent.safeParse(event);
  const first = Object.entries(parsed.data?.detail.mail.tags ?? {}).map(([name, [value]]) => [name, value]);
  const tags = MailTags.safeParse(Object.fromEntries(first));
  // Mail without tags is not of this service's making, such as a test from the SES console.
  if (!parsed.success || !tags.success) return log('warn', 'email report without tags');
  const { mail, ...detail } = parsed.data.detail;
  const said = saidBy(detail);
  // An absence note, for one: nobody has to mend anything.
  if (!said) return log('info', 'email report that says nothing of its delivery', { event: detail.eventType });
  const report = { template: mail.tags.template?.[0] ?? '', ...said, messageId: mail.messageId };
  if (!(await recordReport(tags.data, report, instant(Date.now())))) log('info', 'email report of no record');
};
