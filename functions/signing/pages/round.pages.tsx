/** The page on which an agency head reads the whole agreement, sees who has signed, and signs with a code. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { LeftOpen } from '../../agreements/findings/pages/left-open.parts.tsx';
import { YourPart } from '../../agreements/yours/pages/your-part.parts.tsx';
import { Alert, Notice, Rendered } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { Annexes } from './annexes.tsx';
import { Cleared } from './cleared.tsx';
import { Contents } from './contents.parts.tsx';
import { Standing } from './round-status.tsx';
import type { RoundView } from './round-view.ts';
import { SignOrDecline, TextHash } from './sign.parts.tsx';
import { FoldedSignatories } from './signatories.parts.tsx';

export const roundPage = (view: RoundView): string => {
  const { agreement, round, text, html, visitor, may, refused, frame } = view;
  const open = may !== undefined && !may.refused && !view.replaced;
  return layout({
    title: `${mouName(agreement.number)}: ${text.title}`,
    frame,
    main: (
      <>
        {refused && <Alert refusal={refused} />}
        <Standing {...view} />
        {round.stalled && !agreement.seal && (
          <Notice kind="warning" heading="A step of this round failed">
            {round.status === 'executed'
              ? 'The executed copy is late: making it is tried again every hour, and the operator has been told. The agreement is executed all the same.'
              : 'Reminders may be late. Links and signatures work; the operator has been told.'}
          </Notice>
        )}
        <Cleared of={view.clearances} zone={round.zone} />
        <YourPart text={text} party={visitor.party} {...{ html, findings: view.findings }} />
        <div id="signatures">
          <FoldedSignatories round={round} text={text} me={visitor.party} />
        </div>
        <div id="text">
          <Contents html={html} then={open ? { href: '#sign', label: 'Sign or decline' } : undefined} />
          <Rendered html={html} />
        </div>
        <Annexes round={round.id} text={text} agreement={agreement} />
        <TextHash hash={round.documentHash} />
        {open ? <SignOrDecline {...view} /> : <LeftOpen of={view.findings} html={html} />}
      </>
    ),
  });
};
