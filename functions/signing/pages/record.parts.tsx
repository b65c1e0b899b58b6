/** The record as people read it: every event in order with its hash, the words that belong to it, and whether the chain holds. */

import { mouName } from '../../agreements/domain/mou-name.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { HashText, Notice, Numbered, SummaryList } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { ExecutedRecord, RecordStream } from './executed-copy.parts.ts';
import { sayEvent } from './record-words.parts.ts';

const Checked = ({ report }: RecordStream) =>
  report.faults.length === 0 ? (
    <p>
      {report.events} {report.events === 1 ? 'event' : 'events'}; the chain holds
      {report.removed.length > 0 && `, and the words of ${report.removed.length} were removed`}.
    </p>
  ) : (
    <ul class="usa-list">
      {report.faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  );

const Stream = ({
  heading,
  stream,
  text,
  zone,
}: {
  heading: string;
  stream: RecordStream;
  text: SignedMou;
  zone: string;
}) => (
  <section>
    <h2>{heading}</h2>
    <Checked {...stream} />
    <ol class="concord-record">
      {stream.events.map((event) => {
        const { what, more } = sayEvent(event, stream.bodies.get(event.seq), text, zone);
        return (
          <li key={event.seq}>
            <p class="concord-small">{sayInstant(event.at, zone)}</p>
            <p dir="auto">
              <strong>{what}</strong>
            </p>
            {more && (
              <p class="concord-words" dir="auto">
                {more}
              </p>
            )}
            <p class="concord-small">
              <HashText>{event.hash}</HashText>
            </p>
          </li>
        );
      })}
    </ol>
  </section>
);

/** `back` is the page it was opened from. */
export const recordPage = ({ agreement, text, streams }: ExecutedRecord, back: string): string => {
  const holds = [streams.agreement, streams.round].every(({ report }) => report.faults.length === 0);
  const { zone } = agreement;
  return layout({
    title: `Record of ${mouName(agreement.number)}`,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> The record
        </h1>
        <Notice
          kind={holds ? 'success' : 'warning'}
          heading={holds ? 'The record verifies' : 'The record does not verify'}
        >
          Each event carries the hash of the one before it, so that none can be changed, dropped or moved unseen.
          {agreement.status === 'executed' &&
            ' The executed copy that every agency holds prints the last hashes of its day: they must stand here too.'}
        </Notice>
        <p>
          <a href={back}>Back to the agreement</a>
        </p>
        <Stream heading="The signing round" stream={streams.round} text={text} zone={zone} />
        <Stream heading="The agreement" stream={streams.agreement} text={text} zone={zone} />
        <h2>To compare</h2>
        <SummaryList
          of={[
            ['Document hash', <HashText>{agreement.documentHash}</HashText>],
            ['Last hash, signing round', <HashText>{streams.round.report.tip}</HashText>],
            ['Last hash, agreement', <HashText>{streams.agreement.report.tip}</HashText>],
          ]}
        />
        <p>
          <a href={back}>Back to the agreement</a>
        </p>
      </>
    ),
  });
};
