/** Moving a dispute up is a choice of its own: to ask the other side, or to move it now, which nobody can undo. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { Alert, Notice, Numbered, SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { Choice } from '../../shared/pages/form-choices.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { WhatWasWritten } from '../../shared/pages/written.pages.tsx';
import { writtenIn } from '../../shared/pages/written.ts';
import { sayInstant } from '../../shared/time-words.ts';
import { deadlineOf, isSide, levelAbove, levelName, officesOn, partiesOf } from '../domain/ladder.rules.ts';
import { carriedFor } from './acts-for.tsx';
import { type FormPart, TextBox } from './dispute-fields.tsx';
import { type DisputeView, errorOf, typedIn } from './dispute-view.ts';
import { listed } from './dispute-words.ts';

export interface ClimbView
  extends Pick<
    DisputeView,
    'agreement' | 'dispute' | 'names' | 'clock' | 'who' | 'person' | 'frame' | 'form' | 'refused'
  > {
  /** Whether the reader may move it from the level of today. */
  open: boolean;
}

const OTHERS = (dispute: ClimbView['dispute']) =>
  partiesOf(dispute).length > 2 ? 'every other agency asks' : 'the other agency asks';

/** What can be chosen: whoever decides alone has nobody to ask, and whoever has asked does not ask twice. */
function choices({ dispute, who }: ClimbView): [value: string, label: string][] {
  const above = levelAbove(dispute);
  const [moves, now] =
    above === undefined
      ? ['ends', 'End it now without a decision.']
      : ['moves', `Move it now to ${levelName(dispute.ladder, above)}.`];
  const party = who?.party ?? '';
  const asks = isSide(dispute, party) && !dispute.sides[party]?.asksClimb;
  return [
    ...(asks ? [['ask', `Ask. It ${moves} when ${OTHERS(dispute)} too.`] as [string, string]] : []),
    ['now', `${now} You cannot undo this.`],
  ];
}

const ClimbForm = (view: ClimbView) => {
  const { agreement, dispute, form, refused, who } = view;
  const page = `/agreements/${agreement.id}/disputes/${dispute.number}/climb`;
  const part: FormPart = { refused, act: 'climb' };
  const asked = dispute.sides[who?.party ?? '']?.asksClimb;
  return (
    <Form to={page} page={page} keys={form} carries={{ _level: String(dispute.level), ...carriedFor(who) }}>
      {asked && <p>Your agency has asked already, and waits for the other side.</p>}
      <Choice
        name="how"
        legend="How it should go on"
        of={choices(view)}
        value={typedIn(view, 'climb', 'how')}
        error={errorOf(view, 'climb', 'how')}
        required
      />
      <TextBox
        part={part}
        name="reason"
        label="Reason"
        hint="Required if it should go on now. Both sides read it, and it stays on the record."
        rows={4}
      />
      <Button>Confirm your choice</Button>
    </Form>
  );
};

export const climbPage = (view: ClimbView): string => {
  const { agreement, dispute, names, person, frame, refused, open, clock } = view;
  const { ladder, level, zone, number } = dispute;
  const above = levelAbove(dispute);
  const heading = above === undefined ? 'End it without a decision' : 'Move it up a level';
  const first = refused?.findings[0];
  const offices = (of: number) => listed(officesOn(dispute, of).map(names.office));
  return layout({
    title: `${heading}: dispute ${number} under ${mouName(agreement.number)}`,
    person,
    frame,
    main: (
      <>
        <h1>
          <Numbered number={`Dispute ${number}`} /> {heading}
        </h1>
        {first && <Alert refusal={first} />}
        <SummaryList
          of={[
            ['It is with', `${levelName(ladder, level)}: ${offices(level)}`],
            ['Until', dispute.status === 'open' ? sayInstant(deadlineOf(dispute, clock.pauses), zone) : undefined],
            [
              'Next',
              above === undefined ? 'There is no level above' : `${levelName(ladder, above)}: ${offices(above)}`,
            ],
          ]}
        />
        {open ? (
          <ClimbForm {...view} />
        ) : (
          <>
            {!first && (
              <Notice kind="warning" heading="You cannot move this dispute now">
                <p>It is with other offices, or it is over. Its page says where it stands.</p>
              </Notice>
            )}
            {refused && <WhatWasWritten of={writtenIn(refused.typed)} />}
          </>
        )}
        <p>
          <a href={`/agreements/${agreement.id}/disputes/${number}`}>Back to the dispute</a>
        </p>
      </>
    ),
  });
};
