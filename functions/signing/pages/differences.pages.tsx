/** The page that shows what a version changes, before the whole text is read again. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { ShownRevision } from '../../agreements/pages/differences.parts.ts';
import { Differences, RevisionNote } from '../../agreements/pages/differences.parts.tsx';
import { Notice } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayKind, sayMeanwhile } from './version-words.parts.ts';

interface DifferencesView {
  frame: FrameView;
  agreement: Agreement;
  revision: ShownRevision;
  replaced: boolean;
}

export const differencesPage = ({ agreement, revision, frame, replaced }: DifferencesView): string => {
  const { version, round } = agreement;
  const heading = `What changed since version ${revision.since}`;
  const back = (
    <p>
      <a href={`/rounds/${round}`}>Back to version {version}, the whole text</a>
    </p>
  );
  return layout({
    title: `${mouName(agreement.number)}: ${heading}`,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {replaced && (
          <Notice kind="warning" heading={`A newer version has replaced version ${version}`}>
            This page shows what version {version} changed. The newest email from us has the link to the newest version.
          </Notice>
        )}
        {agreement.follows && (
          <p>
            Version {version} is {sayKind(agreement)}.{' '}
            {agreement.status === 'out for signature' && sayMeanwhile(agreement).join(' ')}
          </p>
        )}
        <RevisionNote {...revision} />
        <Differences of={revision.differences} />
        {back}
      </>
    ),
  });
};
