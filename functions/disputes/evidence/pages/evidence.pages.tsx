/** The evidence of a dispute: each file with who added it and when, and the way to add one. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import type { Instant, Refusal } from '../../../shared/kernel.ts';
import { HashText, Notice } from '../../../shared/pages/elements.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import type { Speaker } from '../../domain/speaker.schema.ts';

interface ShownExhibit {
  number: number;
  at: Instant;
  partyName: string;
  sha256: string;
  bytes: number;
  /** Missing when the words were removed by law. */
  body: { by: Speaker; says: string } | undefined;
}

export interface EvidenceView {
  person: SignedIn;
  frame: FrameView;
  /** The MOU's. */
  number: string;
  zone: string;
  dispute: number;
  path: string;
  /** The page of the dispute. */
  back: string;
  exhibits: readonly ShownExhibit[];
  /** Where the reader adds a file, or why not; nothing for whoever speaks for no party. */
  adding: { href: string } | { closed: Refusal } | undefined;
}

/** `1.2 MB`, `340 KB`; never nothing. */
export const saySize = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1_024))} KB`;

const sayBy = ({ name, title, alternate }: Speaker): string =>
  [name, ...(title === undefined ? [] : [alternate ? `standing in for ${title}` : title])].join(', ');

const Exhibit = ({ of, path, zone }: { of: ShownExhibit; path: string; zone: string }) => {
  const { number, at, partyName, sha256, bytes, body } = of;
  return (
    <li>
      {body ? (
        <p dir="auto">
          <a href={`${path}/${sha256}`}>
            File {number}: {body.says}
          </a>{' '}
          (PDF, {saySize(bytes)})
        </p>
      ) : (
        <p>File {number} was removed by law.</p>
      )}
      <p class="concord-small" dir="auto">
        Added by {body ? `${sayBy(body.by)}, ` : ''}
        {partyName}, on {sayInstant(at, zone)}
      </p>
      <p class="concord-small">
        SHA-256: <HashText>{sha256}</HashText>
      </p>
    </li>
  );
};

const Adding = ({ adding }: EvidenceView) => {
  if (!adding) return null;
  return 'href' in adding ? (
    <p>
      <a class="usa-button" href={adding.href}>
        Add evidence
      </a>
    </p>
  ) : (
    <Notice heading={adding.closed.wrong}>{adding.closed.remedy}</Notice>
  );
};

export const evidencePage = (view: EvidenceView): string => {
  const { number, dispute, exhibits, path, zone, back } = view;
  const name = `Evidence in dispute ${dispute}`;
  return layout({
    title: `${mouName(number)}: ${name.toLowerCase()}`,
    person: view.person,
    frame: view.frame,
    main: (
      <>
        <h1>{name}</h1>
        <p>
          <a href={back}>Back to the dispute</a>
        </p>
        <Adding {...view} />
        {exhibits.length === 0 ? (
          <p>No file was added yet.</p>
        ) : (
          <ol class="concord-record">
            {exhibits.map((one) => (
              <Exhibit key={one.sha256} of={one} path={path} zone={zone} />
            ))}
          </ol>
        )}
      </>
    ),
  });
};
