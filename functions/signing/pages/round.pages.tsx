/** The page on which an agency head reads the whole agreement, sees who has signed, and signs with a code. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { Alert, Notice, Numbered, Rendered } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { Annexes } from './annexes.tsx';
import { Cleared } from './cleared.tsx';
import { Contents } from './contents.tsx';
import { Standing } from './round-status.tsx';
import type { RoundView } from './round-view.ts';
import { SignOrDecline, TextHash } from './sign.parts.tsx';
import { Signatories } from './signatories.parts.tsx';

export const roundPage = (view: RoundView): string => {
  const { agreement, round, text, html, visitor, may, refused } = view;
  const open = may !== undefined && !may.refused && !view.replaced;
  return layout({
    title: `${mouName(agreement.number)}: ${text.title}`,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> <bdi>{text.title}</bdi>
        </h1>
        {refused && <Alert refusal={refused} />}
        <Standing {...view} />
        {round.version > 1 && (
          <p>
            <a href={`/rounds/${round.id}/differences`}>What changed since version {round.version - 1}</a>
          </p>
        )}
        {round.stalled && !agreement.seal && (
          <Notice kind="warning" heading="A step of this round failed">
            {round.status === 'executed'
              ? 'The executed copy is late: making it is tried again every hour, and the operator has been told. The agreement is executed all the same.'
              : 'Reminders may be late. Links and signatures work; the operator has been told.'}
          </Notice>
        )}
        <Cleared of={view.clearances} zone={round.zone} />
        <Signatories round={round} text={text} me={visitor.party} />
        <Contents html={html} open={open} />
        <Rendered html={html} />
        <Annexes round={round.id} text={text} agreement={agreement} />
        <TextHash hash={round.documentHash} />
        {open && <SignOrDecline {...view} />}
        <p>
          <a href={`/rounds/${round.id}/record`}>The record: everything that happened, and how to check it</a>
        </p>
      </>
    ),
  });
};
