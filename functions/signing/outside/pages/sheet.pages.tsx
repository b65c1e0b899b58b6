/** What is printed and signed in ink, or saved and signed with a card: the whole text, its hash, and a line for the signature. */
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { partyName, type SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { HashText, Notice, Numbered, Rendered, SummaryList } from '../../../shared/pages/elements.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { officeOf } from '../../pages/signatories.parts.tsx';

interface Sheet {
  agreement: Agreement;
  seat: string;
  text: SignedMou;
  html: string;
}

export const sheetPage = ({ agreement, seat, text, html }: Sheet): string =>
  layout({
    title: `${mouName(agreement.number)}: to print and sign`,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> <bdi>{text.title}</bdi>
        </h1>
        <Notice heading="Print this page">
          Print it whole, or save it as a PDF. The hash below must stay readable: it says which text was signed.
        </Notice>
        <Rendered html={html} />
        <h2>Signature</h2>
        <SummaryList
          of={[
            ['Agency', partyName(text, seat)],
            ['Office', officeOf(text, seat)],
            ['SHA-256 hash of this text', <HashText>{agreement.documentHash}</HashText>],
            ['Name', '_______________________________'],
            ['Signature', '_______________________________'],
            ['Day', '_______________________________'],
          ]}
        />
      </>
    ),
  });
