/** The page that shows what a version changes, before the whole text is read again. */
import type { Agreement } from '../../agreements/domain/agreement.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { SectionDifference } from '../../agreements/pages/differences.parts.ts';
import { Differences } from '../../agreements/pages/differences.parts.tsx';
import { Notice } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout } from '../../shared/pages/layout.tsx';

interface DifferencesView {
  frame: FrameView;
  agreement: Agreement;
  replaced: boolean;
  convener: string;
  differences: readonly SectionDifference[];
  note: string | undefined;
}

export const differencesPage = ({
  agreement,
  frame,
  replaced,
  convener,
  differences,
  note,
}: DifferencesView): string => {
  const { version, round } = agreement;
  const heading = `What changed since version ${version - 1}`;
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
        {note !== undefined && (
          <>
            <p>
              <bdi>{convener}</bdi> says of this version:
            </p>
            <blockquote class="concord-words" dir="auto">
              {note}
            </blockquote>
          </>
        )}
        <Differences of={differences} />
        {back}
      </>
    ),
  });
};
