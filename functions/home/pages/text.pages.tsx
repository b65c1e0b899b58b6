/** The text of an MOU, for everyone who stands in its registers: the document as it was hashed, with its contents and its hash. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { ShownFindings } from '../../agreements/findings/domain/shown.ts';
import { LeftOpen } from '../../agreements/findings/pages/left-open.parts.tsx';
import { Rendered } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { Contents } from '../../signing/pages/contents.parts.tsx';
import { TextHash } from '../../signing/pages/sign.parts.tsx';
import type { TextsNow as Texts } from './version-standing.ts';
import { TextsNow } from './versions.tsx';

export interface TextView {
  person: SignedIn;
  frame: FrameView;
  agreement: Agreement;
  texts: Texts;
  html: string;
  findings: ShownFindings;
  /** How many contacts and reporting offices have changed by notice since. */
  changed: number;
}

export const textPage = ({ person, frame, agreement, texts, html, findings, changed }: TextView): string =>
  layout({
    title: `Text of ${mouName(agreement.number)}`,
    person,
    frame,
    main: (
      <>
        <h1>Text</h1>
        {texts.holds === undefined && !texts.next && (
          <p>
            Version {agreement.version}
            {agreement.status === 'out for signature' ? ', out for signature' : ''}
            {agreement.adopted ? ', signed elsewhere' : ''}.
          </p>
        )}
        <TextsNow {...texts} />
        {changed > 0 && (
          <p>
            This is the text as it was signed. Since then contacts or reporting offices have changed by notice:{' '}
            <a href={`/agreements/${agreement.id}/contacts`}>see them as they are today</a>.
          </p>
        )}
        <LeftOpen of={findings} html={html} />
        <Contents html={html} />
        <Rendered html={html} />
        <TextHash hash={agreement.documentHash} />
      </>
    ),
  });
