/** The name by which emails and link pages call an MOU: short, and fit to be read by whoever sees a mailbox or a locked phone. */
import { nameLine, tell } from './mou.text.ts';

const LONGEST_EMAIL_NAME = 40;

/** What sorts an email out as a fraud, or makes a reader curious. */
const ALARMING = /\b(?:classified|code|confidential|password|restricted|secret|sensitive|urgent|verify)\b/i;
/** A subject puts these around it. */
const MARKS = /[:()[\]{}<>"“”]/;

export const emailName = nameLine(LONGEST_EMAIL_NAME).superRefine((value, ctx) => {
  const [word] = ALARMING.exec(value) ?? [];
  const [mark] = MARKS.exec(value) ?? [];
  if (word !== undefined)
    tell(ctx, {
      code: 'email-name-alarming',
      wrong: `The name for emails says “${word}”, by which email systems and readers know frauds.`,
      remedy: 'Say what the MOU is about in plain words, such as “wildfire smoke MOU”.',
    });
  else if (mark !== undefined)
    tell(ctx, {
      code: 'email-name-mark',
      wrong: `The name for emails has the mark ${mark}, which subjects put around it.`,
      remedy: 'Write words only, such as “wildfire smoke MOU”.',
    });
});
