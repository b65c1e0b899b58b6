/** The record as people read it: every event in order, the words that belong to it, and whether the chain holds; hashes stand folded below. */

import { mouName } from '../../../agreements/domain/mou-name.ts';
import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { HashText, Notice, SummaryList } from '../../../shared/pages/elements.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { RecordList } from '../../../shared/pages/record-list.tsx';
import type { ExecutedRecord, RecordStream } from '../executed-copy.parts.ts';
import { isDelivery, sayEvent } from './record-words.parts.ts';

const Checked = ({ report }: RecordStream) =>
  report.faults.length === 0 ? (
    <p>
      {report.events} {report.events === 1 ? 'event' : 'events'}, complete and unchanged
      {report.removed.length > 0 && `; the words of ${report.removed.length} were removed`}.
    </p>
  ) : (
    <ul class="usa-list">
      {report.faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  );

/** To compare with an exported record: of use to few, and long. */
const Hashes = ({ events }: RecordStream) => (
  <details class="concord-contents">
    <summary>The hash of each event</summary>
    <ol class="concord-hashes">
      {events.map(({ seq, hash }) => (
        <li key={seq}>
          <HashText>{hash}</HashText>
        </li>
      ))}
    </ol>
  </details>
);

interface StreamProps {
  heading: string;
  stream: RecordStream;
  text: SignedMou;
  zone: string;
  /** Whose record it is: of other versions it does not tell why they were voided. */
  round: string;
}

const Stream = ({ heading, stream, text, zone, round }: StreamProps) => (
  <section>
    <h2>{heading}</h2>
    <Checked {...stream} />
    <RecordList
      utc
      zone={zone}
      of={stream.events.map((event) => ({
        id: String(event.seq),
        number: event.seq,
        at: event.at,
        delivery: isDelivery(event),
        ...sayEvent(event, stream.bodies.get(event.seq), text, zone, round),
      }))}
    />
    <Hashes {...stream} />
  </section>
);

/** For whoever looks at it: the frame of the reader's own pages, and on pages of a signed-in person the person. */
export interface RecordReader {
  frame: FrameView;
  person?: SignedIn | undefined;
  /** What else a reader of this record may open. */
  more?: readonly { href: string; label: string }[];
}

export const recordPage = ({ agreement, text, streams }: ExecutedRecord, { more = [], ...reader }: RecordReader) => {
  const whole = [streams.agreement, streams.round].every(({ report }) => report.faults.length === 0);
  const { zone, round } = agreement;
  // What was signed elsewhere has no round.
  const signed = agreement.adopted === undefined;
  return layout({
    title: `Record of ${mouName(agreement.number)}`,
    ...reader,
    main: (
      <>
        <h1>Record</h1>
        <Notice
          kind={whole ? 'success' : 'warning'}
          heading={whole ? 'Complete and unchanged' : 'Problem found in this record'}
        >
          Each event carries the hash of the one before it, so that none can be changed, dropped or moved unseen.
          {signed &&
            agreement.status === 'executed' &&
            ' The executed copy that every agency holds prints the last hashes of its day: they must be here too.'}
        </Notice>
        {more.map(({ href, label }) => (
          <p key={href}>
            <a href={href}>{label}</a>
          </p>
        ))}
        {signed && <Stream heading="The signing round" stream={streams.round} {...{ text, zone, round }} />}
        <Stream heading="The agreement" stream={streams.agreement} {...{ text, zone, round }} />
        <h2>To compare</h2>
        <SummaryList
          of={[
            ['Document hash', <HashText>{agreement.documentHash}</HashText>],
            ['Last hash, signing round', signed ? <HashText>{streams.round.report.tip}</HashText> : undefined],
            ['Last hash, agreement', <HashText>{streams.agreement.report.tip}</HashText>],
          ]}
        />
      </>
    ),
  });
};
