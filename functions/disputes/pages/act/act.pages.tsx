/** The page of one act on a dispute: what it does, what one needs to see for it, and its form. */
import type { ComponentChildren } from 'preact';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { Alert, Notice, Numbered, SummaryList } from '../../../shared/pages/elements.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { WhatWasWritten } from '../../../shared/pages/written.pages.tsx';
import { writtenIn } from '../../../shared/pages/written.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import { answerOwed, deadlineOf, levelAbove, levelName, officesOn, reasonDue } from '../../domain/ladder.rules.ts';
import type { Act } from '../../domain/offered.rules.ts';
import { ActsFor } from '../acts-for.tsx';
import { listed, sayHeading } from '../dispute-words.ts';
import { effectOf } from './act-effect.ts';
import type { OfView } from './act-form.tsx';
import { Beside } from './act-sees.tsx';
import type { ActView } from './act-view.ts';
import { actName, PATHS } from './act-words.ts';
import { Dissent, Veto, VetoAnswer, VetoReason } from './after-forms.tsx';
import { Accept, Climb, Propose } from './level-forms.tsx';
import { Answer, Join, Withdraw } from './side-forms.tsx';

const FORMS: Record<Act, (props: OfView) => ComponentChildren> = {
  answer: Answer,
  join: Join,
  withdraw: Withdraw,
  propose: Propose,
  accept: Accept,
  climb: Climb,
  veto: Veto,
  'veto-reason': VetoReason,
  'veto-answer': VetoAnswer,
  dissent: Dissent,
};

/** By when this act is wanted. */
function dueOf({ dispute, who, clock, act }: ActView): [term: string, at: string] | undefined {
  const answer = answerOwed(dispute, who?.party ?? '', clock);
  if (act === 'answer' && answer !== undefined) return ['Your answer due', answer];
  const reason = reasonDue(dispute, clock.pauses);
  if (act === 'veto-reason' && reason !== undefined) return ['Your reason due', reason];
  return dispute.status === 'open' ? ['This level ends', deadlineOf(dispute, clock.pauses)] : undefined;
}

const Facts = (view: ActView) => {
  const { dispute, names, act } = view;
  const { ladder, level, zone } = dispute;
  const above = levelAbove(dispute);
  const offices = (of: number) => listed(officesOn(dispute, of).map(names.office));
  const due = dueOf(view);
  return (
    <SummaryList
      of={[
        ['Dispute', sayHeading(view)],
        ...(due ? [[due[0], sayInstant(due[1], zone)] as const] : []),
        ...(act === 'climb'
          ? ([
              ['It is with', `${levelName(ladder, level)}: ${offices(level)}`],
              [
                'Next',
                above === undefined ? 'There is no level above' : `${levelName(ladder, above)}: ${offices(above)}`,
              ],
            ] as const)
          : []),
      ]}
    />
  );
};

const What = ({ view }: OfView) => {
  const { says, final } = effectOf(view);
  return final ? (
    <Notice kind="warning" heading="You cannot undo this">
      <p dir="auto">{says}</p>
    </Notice>
  ) : (
    <p dir="auto">{says}</p>
  );
};

const Closed = ({ view: { refused } }: OfView) => (
  <>
    {!refused?.findings[0] && (
      <Notice kind="warning" heading="You cannot do this now">
        <p>Something else has happened meanwhile, or it is with other offices. The page of the dispute says more.</p>
      </Notice>
    )}
    {refused && <WhatWasWritten of={writtenIn(refused.typed)} />}
  </>
);

export const actPage = (view: ActView): string => {
  const { agreement, dispute, person, frame, refused, open, act, acting, names } = view;
  const page = `/agreements/${agreement.id}/disputes/${dispute.number}`;
  const heading = actName(act, view);
  const first = refused?.findings[0];
  const Form = FORMS[act];
  return layout({
    title: `${heading}: dispute ${dispute.number} under ${mouName(agreement.number)}`,
    person,
    frame,
    main: (
      <>
        <h1>
          <Numbered number={`Dispute ${dispute.number}`} /> {heading}
        </h1>
        {first && <Alert refusal={first} />}
        <Facts {...view} />
        {open ? (
          <>
            <ActsFor of={acting} page={`${page}/${PATHS[act]}`} names={names} />
            <What view={view} />
            <Beside view={view}>
              <Form view={view} />
            </Beside>
          </>
        ) : (
          <Closed view={view} />
        )}
        <p>
          <a href={page}>Back to the dispute</a>
        </p>
      </>
    ),
  });
};
