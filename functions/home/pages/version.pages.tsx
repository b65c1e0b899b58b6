/** One version of an MOU's text, for everyone who may read the agreement: what it is, what it changes word by word, and the whole of it. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { ShownRevision } from '../../agreements/pages/differences.parts.ts';
import { RevisionSection } from '../../agreements/pages/differences.parts.tsx';
import { Rendered } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { Contents } from '../../signing/pages/contents.parts.tsx';
import { TextHash } from '../../signing/pages/sign.parts.tsx';

export interface VersionView {
  person: SignedIn;
  frame: FrameView;
  version: Agreement;
  html: string;
  /** Where it stands, in one sentence. */
  says: string;
  /** What it changes in the version that it follows, or that it replaced; absent of a first text. */
  revision?: ShownRevision | undefined;
}

export const versionPage = (view: VersionView): string => {
  const { person, frame, version, html, says, revision } = view;
  const { id, number } = version;
  return layout({
    title: `Version ${version.version} of ${mouName(number)}`,
    person,
    frame,
    main: (
      <>
        <h1>Version {version.version}</h1>
        <p dir="auto">{says}</p>
        <ul class="usa-list">
          {version.seal && (
            <li>
              <a href={`/agreements/${id}/copy?version=${version.version}`}>Download its executed copy</a>
            </li>
          )}
          <li>
            <a href={`/agreements/${id}/record?version=${version.version}`}>
              What happened while it was out for signature
            </a>
          </li>
        </ul>
        <RevisionSection of={revision} />
        {revision && <h2 id="text">The whole text</h2>}
        <Contents html={html} />
        <Rendered html={html} />
        <TextHash hash={version.documentHash} />
      </>
    ),
  });
};
