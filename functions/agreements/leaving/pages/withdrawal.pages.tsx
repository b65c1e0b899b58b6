/** The page of withdrawal: an office that signs gives notice or takes it back; everyone sees who withdraws, until when, and what follows. */
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Instant, Refusal } from '../../../shared/kernel.ts';
import { Alert, Notice, SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { Checkbox } from '../../../shared/pages/form-choices.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import { mouName } from '../../domain/mou-name.ts';
import type { endsAt } from '../domain/departures.rules.ts';
import { LONGEST_REASON } from '../domain/notice.rules.ts';
import type { Withdrawn } from '../domain/withdrawals-in.rules.ts';
import { WhatBecomes } from './becomes.parts.tsx';
import type { Becomes } from './what-becomes.ts';

type Ends = ReturnType<typeof endsAt>;

/** A notice that was given. */
export interface Given extends Withdrawn {
  /** The agency, by its name. */
  name: string;
  ends: Ends;
  /** Names of parties that it has not reached. */
  missing: readonly string[];
  /** While it is open. */
  becomes: Becomes | undefined;
}

/** What the reader may do, for the party for which it signs. */
export interface Acting {
  does: 'withdraw' | 'retract';
  party: string;
  name: string;
  /** Title of the office by which the reader acts. */
  as: string;
  /** Other parties for which the reader signs as well. */
  others: readonly { party: string; name: string }[];
  /** Why it cannot be done now. */
  not?: Refusal | undefined;
  days?: number;
  until?: Instant;
  ends?: Ends;
  becomes?: Becomes;
}

export interface WithdrawalView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  agreement: string;
  number: string;
  zone: string;
  path: string;
  /** Notice days of the text in force; absent where it says nothing of withdrawal. */
  days: number | undefined;
  /** The newest first. */
  given: readonly Given[];
  acting: Acting | undefined;
  /** A version that is out for signature. */
  next: number | undefined;
  done: string | undefined;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const moment = ({ zone }: WithdrawalView, at: Instant | undefined): string => sayInstant(at ?? '', zone);

const sayEnds = (ends: Ends): string | undefined => {
  if (ends === undefined) return undefined;
  return ends === 'with its parties'
    ? 'Fewer than two parties would be left: the MOU ends on that day, for all.'
    : 'That is the end of the MOU itself, which comes before the end of the notice days.';
};

const errorIn = ({ refused }: WithdrawalView, name: string) => refused.find(({ field }) => field === name);

const Others = ({ of: { others }, view }: { of: Acting; view: WithdrawalView }) =>
  others.length === 0 ? null : (
    <p>
      You sign for{' '}
      {others.map(({ party, name }, index) => (
        <>
          {index > 0 && ', '}
          <a key={party} href={`${view.path}?party=${party}`}>
            {name}
          </a>
        </>
      ))}{' '}
      as well: that is a notice of its own.
    </p>
  );

const Withdrawing = ({ of, view }: { of: Acting; view: WithdrawalView }) => {
  const { party, name, as, not, days = 0, until, ends, becomes } = of;
  return (
    <section aria-labelledby="act">
      <h2 id="act" dir="auto">
        Withdraw {name} from this MOU
      </h2>
      {not || !becomes ? (
        <p>
          {not?.wrong} {not?.remedy}
        </p>
      ) : (
        <>
          <p>
            You act as {as}. By the text in force an agency withdraws with {days} days of notice to all others; nobody
            has to agree. Its last day would be, at the latest:
          </p>
          <p>
            <strong>{moment(view, until)}</strong>
          </p>
          <p>
            The days run from the day on which the notice has reached all others, or from the fifth business day if that
            is earlier. {sayEnds(ends)} Until the last day the agency is a party like any other, and can take the notice
            back
            {view.next === undefined ? '' : `; it need not sign version ${view.next} if that is put out without it`}. If
            the others put out a text without it in the meantime, that has to be voided or changed first, and once all
            of them have signed it the notice stands.
          </p>
          <Form to={view.path} page={view.path} keys={view.form} carries={{ _party: party }}>
            <Field
              name="reason"
              label="Why does your agency withdraw?"
              hint="It stays on the record, where all parties read it"
              rows={4}
              maxlength={LONGEST_REASON}
              required
              value={view.typed.reason}
              error={errorIn(view, 'reason')}
            />
            <Checkbox
              name="sure"
              label={`${name} withdraws. I have read below what becomes of its disputes, KPIs, commitments and seats.`}
              required
              error={errorIn(view, 'sure')}
            />
            <Button look="secondary">Give notice of withdrawal to all parties</Button>
          </Form>
          <h3>What becomes of what {name} has under this MOU</h3>
          <WhatBecomes
            of={becomes}
            mou={`/agreements/${view.agreement}`}
            name={name}
            until={moment(view, until)}
            ends={ends !== undefined}
          />
        </>
      )}
      <Others of={of} view={view} />
    </section>
  );
};

const Retracting = ({ of, view }: { of: Acting; view: WithdrawalView }) => (
  <section aria-labelledby="act">
    <h2 id="act" dir="auto">
      Stay: take the notice of {of.name} back
    </h2>
    {of.not ? (
      <p>
        {of.not.wrong} {of.not.remedy}
      </p>
    ) : (
      <>
        <p>
          You act as {of.as}. The agency stays a party, and everything goes on as if no notice had been given. All
          parties are told.
        </p>
        <Form to={`${view.path}/retraction`} page={view.path} keys={view.form} carries={{ _party: of.party }}>
          <Button look="outline">Take the notice back</Button>
        </Form>
      </>
    )}
    <Others of={of} view={view} />
  </section>
);

const FATES: Record<Withdrawn['status'], string> = {
  open: 'Given: the notice days run',
  left: 'The agency has left',
  retracted: 'Taken back: nothing has changed',
  ended: 'The MOU has ended first',
  moot: 'The agency was left out by a text that took effect first',
};

const lastDay = (view: WithdrawalView, { status, until, fixed }: Given): string | undefined => {
  if (until === undefined) return undefined;
  return `${moment(view, until)}${status === 'open' && !fixed ? ', at the latest: the notice has not reached everyone yet' : ''}`;
};

const GivenNotice = ({ of, view }: { of: Given; view: WithdrawalView }) => {
  const { withdrawal, name, status, days, noticedAt, by, reason, retractedAt, missing, becomes, until, ends } = of;
  const title = `withdrawal-${withdrawal}`;
  return (
    <section aria-labelledby={title}>
      <h2 id={title} dir="auto">
        {status === 'left' ? `${name} has left` : `${name}: notice of withdrawal`}
      </h2>
      <SummaryList
        of={[
          ['Status', FATES[status]],
          ['Last day', lastDay(view, of)],
          ['Then', status === 'open' ? (sayEnds(ends) ?? 'The MOU goes on among the others.') : undefined],
          ['Given', `${moment(view, noticedAt)}${by ? `, by ${by.name}, ${by.title}` : ''}`],
          ['Notice', `${days} days`],
          [
            'Reached',
            status === 'open'
              ? missing.length === 0
                ? 'All other parties'
                : `Not yet: ${missing.join(', ')}. It counts as given to them from the fifth business day on.`
              : undefined,
          ],
          ['Taken back', retractedAt && moment(view, retractedAt)],
          [
            'Reason',
            <blockquote class="concord-words" dir="auto">
              {reason ?? 'The reason was removed by law.'}
            </blockquote>,
          ],
        ]}
      />
      {becomes && (
        <>
          <h3>What becomes of what {name} has under this MOU</h3>
          <WhatBecomes
            of={becomes}
            mou={`/agreements/${view.agreement}`}
            name={name}
            until={moment(view, until)}
            ends={ends !== undefined}
          />
        </>
      )}
    </section>
  );
};

const DONE: Record<string, string> = {
  withdrawn: 'The notice is given. All parties are told by email.',
  retracted: 'The notice is taken back. All parties are told by email.',
};

const Act = ({ view }: { view: WithdrawalView }) => {
  const { acting, days, given } = view;
  if (acting)
    return acting.does === 'withdraw' ? (
      <Withdrawing of={acting} view={view} />
    ) : (
      <Retracting of={acting} view={view} />
    );
  if (given.length > 0) return null;
  return (
    <p>
      No party has given notice.{' '}
      {days === undefined
        ? 'The text in force does not say how one of them withdraws.'
        : `An office that signs for a party can give it here, with ${days} days.`}
    </p>
  );
};

export const withdrawalPage = (view: WithdrawalView): string => {
  const { person, frame, number, given, refused, done, acting } = view;
  const [first] = refused;
  const open = given.filter(({ status }) => status === 'open');
  return layout({
    title: `Withdrawal: ${mouName(number)}`,
    person,
    frame,
    status: done === undefined || first ? undefined : DONE[done],
    main: (
      <>
        <h1>Withdrawal</h1>
        {first && <Alert refusal={first} />}
        {open.length > 0 && acting?.does !== 'retract' && (
          <Notice>
            <p dir="auto">
              {open.map(({ name }) => name).join(', ')} withdraws: see below until when, and what follows.
            </p>
          </Notice>
        )}
        <Act view={view} />
        {given.map((one) => (
          <GivenNotice key={one.withdrawal} of={one} view={view} />
        ))}
      </>
    ),
  });
};
