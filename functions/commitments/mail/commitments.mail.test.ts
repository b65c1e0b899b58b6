/** A mail about a commitment says what is to be done; what it says nothing of is decided by handling, of the MOU and of the dispute in which it was agreed. */
import { describe, expect, it } from 'vitest';
import { signedMou } from '../../agreements/domain/signed-mou.ts';
import { anAgreement } from '../../agreements/testing/an-agreement.ts';
import { mouOf, wildfire } from '../../agreements/testing/an-mou.ts';
import { contentOf } from '../../shared/mail.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { COMMITMENT_MAILS, type CommitmentLetter, type Told } from './commitments.mail.tsx';

const text = signedMou(mouOf(wildfire));
const DOES = 'Sends the quokka counts.';
const nameOf = (party: string): string => text.parties.find(({ key }) => key === party)?.name ?? '';
/** The first organizes the agreement, which stands below every mail. */
const [, reader = '', maker = ''] = text.parties.map(({ key }) => key);

interface Of {
  mou: 'public' | 'parties' | 'named';
  named?: true;
}

const told = ({ named }: Of): Told => ({
  ...{ party: maker, key: '3-1-1', does: named ? undefined : DOES },
  one: {
    ...{ by: '2027-06-16', dueAt: '2027-06-16T21:00:00.000Z', ...(named && { named }) },
    delivery: { number: 1, at: '2027-06-01T15:00:00.000Z', answer: { party: maker, is: 'disputed' } },
  },
});

const written = (template: string, of: Of) => {
  const one = told(of);
  const letter: CommitmentLetter = {
    service: 'https://concord.example',
    agreement: { ...anAgreement(), handling: of.mou },
    ...{ text, party: reader },
    days: { month: [], week: [one], late: [], lateForUs: [one] },
    about: template === 'days' ? undefined : one,
  };
  return mail(contentOf(COMMITMENT_MAILS, template, letter));
};

/** Template, what its subject says, and words that must be there. */
const TABLE: [template: string, subject: RegExp, words: string][] = [
  ['days', /^A commitment is late, 1 due soon: /, 'ask for another one before it'],
  ['delivered', /^Delivered, please look/, 'Accept it, or say what is missing.'],
  ['accepted', /^Accepted/, 'was accepted by'],
  ['disputed', /^Something is missing/, 'The commitment is open again.'],
  ['asked', /^Another day or measure is asked for/, 'Without an answer everything stays as it is.'],
  ['changed', /^Agreed, another day or measure/, 'What was signed or decided stays as it was'],
  ['refused', /^Not agreed/, 'Everything stays as it was.'],
  ['taken-back', /^Taken back/, 'nothing is to be answered'],
];

describe.each(TABLE)('%s', (template, subject, words) => {
  it('says what happened and what is to be done, and of a public MOU which commitment it is', () => {
    const { subject: said, text: part } = written(template, { mou: 'public' });
    expect(said).toMatch(subject);
    for (const one of [words, DOES.slice(0, -1), 'Jun 16, 2027']) expect(part).toContain(one);
  });

  it.each<Of>([{ mou: 'parties' }, { mou: 'named' }, { mou: 'public', named: true }, { mou: 'parties', named: true }])(
    'tells nothing of what it says where handling is %j',
    (of) => {
      for (const part of Object.values(written(template, of))) expect(part).not.toContain('quokka');
      expect(written(template, of).text).toContain('Jun 16, 2027');
    },
  );

  it('says whose it is, but not of a dispute for named people', () => {
    expect(written(template, { mou: 'public' }).text).toContain(nameOf(maker));
    for (const part of Object.values(written(template, { mou: 'public', named: true })))
      expect(part).not.toContain(nameOf(maker));
  });
});
