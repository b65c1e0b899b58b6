/** What a file that verifies is about: its title and who signed it, for a reader who looks at nothing else. */
import * as z from 'zod';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { sayDay, sayDayOf } from '../../shared/time-words.ts';
import type { About, Judged } from './conclusion.ts';
import type { ExportedRecord } from './record.schema.ts';
import type { CopyVerdict } from './verify-copy.ts';
import { verifyRecord } from './verify-record.ts';

const titled = z.object({
  title: z.string(),
  number: z.string(),
  parties: z.array(z.object({ name: z.string() })),
});

type Signature = NonNullable<CopyVerdict['copy']>['signatures'][number];

const saySigned = ({ agency, signer, signedAt }: Signature, zone: string): string =>
  `${agency}${signer ? ` (${signer.name}, ${signer.title})` : ''}, ${sayDayOf(signedAt, zone)}`;

export function aboutSealed({ copy, evidence, report }: CopyVerdict): About | undefined {
  if (copy) {
    const { agreement, signatures, text } = copy;
    const { number, version, zone, effective } = agreement;
    return {
      title: titled.safeParse(text).data?.title ?? mouName(number),
      facts: [
        ['MOU', [`${mouName(number)}, version ${version}`]],
        ['Signed by', signatures.map((one) => saySigned(one, zone))],
        ['In force from', [sayDay(effective)]],
      ],
    };
  }
  if (evidence)
    return {
      title: `Evidence ${evidence.frozen.evidence} for review ${evidence.evidence.review}`,
      facts: [['MOU', [mouName(evidence.number)]]],
    };
  return report && { title: 'Closing report', facts: [['MOU', [mouName(report.report.number)]]] };
}

/** By its newest text. */
export function aboutRecord({ documents }: ExportedRecord): About | undefined {
  const newest = documents.toSorted((one, other) => other.version - one.version)[0];
  const text = titled.safeParse(newest?.text).data;
  return (
    text && {
      title: text.title,
      facts: [
        ['MOU', [`${mouName(text.number)}, up to version ${newest?.version}`]],
        ['Agencies', text.parties.map(({ name }) => name)],
      ],
    }
  );
}

/** A record as the service gives it now. */
export function judgedRecord(value: unknown): Judged {
  const verdict = verifyRecord(value);
  return { ...verdict, what: 'The record', is: 'record', about: verdict.record && aboutRecord(verdict.record) };
}
