/** The record as people read it: every event in order with its hash, the words that belong to it, and whether the chain holds. */
import { mouName } from '../agreements/mou-name.ts';
import type { SaltedBody } from '../shared/chain.ts';
import { HashText, Notice, SummaryList } from '../shared/elements.tsx';
import { layout } from '../shared/layout.tsx';
import { sayInstant } from '../shared/time-words.ts';
import type { ExecutedRecord, RecordStream } from './executed-copy.ts';

const EVENTS: Record<string, string> = {
  AgreementPublished: 'Put out for signature',
  AgreementExecuted: 'Executed: every agency has signed',
  SunsetSet: 'Sunset review dated',
  AgreementReturned: 'Returned to the agency that organizes it',
  AgreementVoided: 'Voided',
  RoundOpened: 'Signing round opened',
  GroupAsked: 'Asked to sign',
  RemindersSent: 'Reminded',
  EndingWarned: 'Warned that the period ends',
  LinkReissued: 'Fresh link sent',
  CodeRequested: 'Code asked for',
  MailReported: 'Mail report',
  SignatureGiven: 'Signed',
  SignatureDeclined: 'Declined',
  RoundStalled: 'A step failed',
  RoundClosed: 'Signing round ended',
};

/** Which facts of an event a reader wants in words; the rest is in the exported record. */
const wordsOf = (data: Record<string, unknown>, kept: SaltedBody | undefined): string => {
  const body = (kept?.body ?? {}) as Record<string, unknown>;
  const parts = [
    data.party ?? (Array.isArray(data.parties) ? data.parties.join(', ') : undefined),
    data.report,
    data.outcome,
    body.name && `${body.name}, ${body.title}`,
    body.reason && `“${body.reason}”`,
    data.deadline && `until ${data.deadline}`,
    data.sunset && `sunset ${data.sunset}`,
  ];
  return parts.filter(Boolean).join('; ');
};

const Stream = ({ heading, stream, zone }: { heading: string; stream: RecordStream; zone: string }) => (
  <section>
    <h2>{heading}</h2>
    {stream.report.faults.length === 0 ? (
      <p>
        {stream.report.events} events; the chain holds
        {stream.report.removed.length > 0 && `, and the words of ${stream.report.removed.length} were removed`}.
      </p>
    ) : (
      <ul>
        {stream.report.faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    )}
    <ol class="concord-record">
      {stream.events.map((event) => (
        <li key={event.seq}>
          <strong>{EVENTS[event.type] ?? event.type}</strong>, {sayInstant(event.at, zone)}
          <br />
          <bdi>{wordsOf(event.data as Record<string, unknown>, stream.bodies.get(event.seq))}</bdi>
          <br />
          <HashText>{event.hash}</HashText>
        </li>
      ))}
    </ol>
  </section>
);

export const recordPage = ({ agreement, streams }: ExecutedRecord): string => {
  const holds = [streams.agreement, streams.round].every(({ report }) => report.faults.length === 0);
  return layout({
    title: `Record of ${mouName(agreement.number)}`,
    main: (
      <>
        <h1>Record of {mouName(agreement.number)}</h1>
        <Notice
          kind={holds ? 'success' : 'warning'}
          heading={holds ? 'The record verifies' : 'The record does not verify'}
        >
          Each event carries the hash of the one before it, so that none can be changed, dropped or moved unseen. The
          last hashes are printed in the executed copy that every agency holds.
        </Notice>
        <SummaryList
          of={[
            ['Document hash', <HashText>{agreement.documentHash}</HashText>],
            ['Last hash, agreement', <HashText>{streams.agreement.report.tip}</HashText>],
            ['Last hash, signing round', <HashText>{streams.round.report.tip}</HashText>],
          ]}
        />
        <Stream heading="The agreement" stream={streams.agreement} zone={agreement.zone} />
        <Stream heading="The signing round" stream={streams.round} zone={agreement.zone} />
        <p>
          <a href={`/rounds/${agreement.round}`}>Back to the agreement</a>
        </p>
      </>
    ),
  });
};
