/** Exactly the forms that a person can use on a dispute now; what was refused stands in its form again, and so does what was typed. */
import type { ComponentChildren } from 'preact';
import { Button, Hidden } from '../shared/form.tsx';
import { Select } from '../shared/form-choices.tsx';
import { entriesOf } from './dispute-entry.ts';
import { again, type FormPart, PositionFields, PromiseRows, TextBox } from './dispute-fields.tsx';
import type { DisputeView } from './dispute-view.ts';
import { isReferee, levelAbove, levelName, officialOf, partiesOf } from './ladder.rules.ts';
import { type Act, unkept } from './offered.rules.ts';

interface ActFormProps {
  view: DisputeView;
  act: Act;
  /** Where below the dispute it is sent to. */
  to: string;
  heading: string;
  button: string;
  look?: 'outline' | 'secondary';
  also?: Record<string, string>;
  children?: ComponentChildren;
}

const ActForm = ({ view, act, to, heading, button, look, also = {}, children }: ActFormProps) => {
  const { agreement, dispute, form } = view;
  return (
    <section class="concord-act" id={act}>
      <h3>{heading}</h3>
      <form method="post" action={`/agreements/${agreement.id}/disputes/${dispute.number}/${to}`}>
        <Hidden of={{ ...form, level: String(dispute.level), ...also }} />
        {children}
        {look ? <Button look={look}>{button}</Button> : <Button>{button}</Button>}
      </form>
    </section>
  );
};

const partOf = ({ refused }: DisputeView, act: Act): FormPart => ({ refused, act });

const Answer = ({ view }: { view: DisputeView }) => (
  <ActForm view={view} act="answer" to="answer" heading="Answer the claim" button="Give this answer">
    <TextBox part={partOf(view, 'answer')} name="happened" label="What happened, as your agency sees it" required />
    <PositionFields part={partOf(view, 'answer')} />
  </ActForm>
);

const Join = ({ view }: { view: DisputeView }) => (
  <ActForm
    view={view}
    act="join"
    to="position"
    heading="Come in with a position of your own"
    button="Join this dispute"
    look="outline"
  >
    <p>From then on, every decision needs your agency too.</p>
    <PositionFields part={partOf(view, 'join')} />
  </ActForm>
);

const Withdraw = ({ view }: { view: DisputeView }) => (
  <ActForm
    view={view}
    act="withdraw"
    to="withdrawal"
    heading="Withdraw it"
    button="Withdraw this dispute"
    look="outline"
  >
    <TextBox part={partOf(view, 'withdraw')} name="reason" label="Why you withdraw it" required rows={3} />
  </ActForm>
);

const proposing = ({ dispute }: DisputeView): { heading: string; button: string } => {
  if (officialOf(dispute)) return { heading: 'Decide', button: 'Make this the decision' };
  if (isReferee(dispute, dispute.level))
    return { heading: 'Write down the referee’s ruling', button: 'Record this ruling' };
  return dispute.text
    ? { heading: 'Propose another text', button: 'Propose this text instead' }
    : { heading: 'Propose a text', button: 'Propose this text' };
};

const Propose = ({ view }: { view: DisputeView }) => {
  const { dispute, names } = view;
  const parties = partiesOf(dispute).map((party) => [party, names.party(party)] as const);
  return (
    <ActForm view={view} act="propose" to="texts" {...proposing(view)} also={{ seen: String(dispute.versions) }}>
      <TextBox
        part={partOf(view, 'propose')}
        name="text"
        label="What is decided"
        hint="In sentences that both sides can hold each other to."
        required
        rows={8}
      />
      <PromiseRows part={partOf(view, 'propose')} parties={parties} />
    </ActForm>
  );
};

const Accept = ({ view }: { view: DisputeView }) => {
  const version = String(view.dispute.text?.version ?? 0);
  const what = view.dispute.text?.as === 'ruling' ? 'Confirm' : 'Take';
  return (
    <ActForm
      view={view}
      act="accept"
      to="acceptance"
      heading={`${what} text ${version}`}
      button={`${what} text ${version}`}
      also={{ version }}
    >
      <TextBox
        part={partOf(view, 'accept')}
        name="dissent"
        label="Dissent, if you take it and disagree"
        hint="It binds you all the same; your words stand beside it."
        rows={3}
      />
    </ActForm>
  );
};

const Climb = ({ view }: { view: DisputeView }) => {
  const { dispute } = view;
  const above = levelAbove(dispute);
  const next = above === undefined ? 'end it without a decision' : levelName(dispute.ladder, above);
  const heading = above === undefined ? 'End it without a decision' : `Ask for the next level: ${next}`;
  return (
    <ActForm
      view={view}
      act="climb"
      to="climb"
      heading={heading}
      button={above === undefined ? 'Ask for the end' : 'Ask for the next level'}
      look="outline"
    >
      <TextBox
        part={partOf(view, 'climb')}
        name="reason"
        label="Reason, if it should go there at once"
        hint="Without a reason it goes there when every side asks."
        rows={3}
      />
    </ActForm>
  );
};

const Veto = ({ view }: { view: DisputeView }) => {
  const { dispute, text } = view;
  const version = String(dispute.decision?.version ?? 0);
  const rights = text.decisionRights.map(({ what }, index) => [String(index), what] as const);
  const part = partOf(view, 'veto');
  return (
    <ActForm
      view={view}
      act="veto"
      to="veto"
      heading="Veto the decision"
      button="Veto this decision"
      look="secondary"
      also={{ version }}
    >
      <Select
        {...again(part, 'right')}
        label="Which decision right of yours it touches"
        of={[['', 'Choose one'], ...rights]}
      />
      <TextBox
        part={part}
        name="reason"
        label="Reason"
        hint="It can follow within 48 hours. Without one in time, the veto lapses."
      />
    </ActForm>
  );
};

const VetoReason = ({ view }: { view: DisputeView }) => (
  <ActForm
    view={view}
    act="veto-reason"
    to="veto/reason"
    heading="Give the reason of your veto"
    button="Give this reason"
  >
    <TextBox part={partOf(view, 'veto-reason')} name="reason" label="How the decision touches your field" required />
  </ActForm>
);

/** The reason to which the answer is owed stands above its box. */
const VetoAnswer = ({ view }: { view: DisputeView }) => {
  const reason = entriesOf(view.record, 'VetoReasoned').at(-1)?.body?.reason;
  return (
    <ActForm
      view={view}
      act="veto-answer"
      to="veto/answer"
      heading="Answer the reason of the veto"
      button="Give this answer"
    >
      {reason && (
        <blockquote class="concord-words" dir="auto">
          {reason}
        </blockquote>
      )}
      <TextBox part={partOf(view, 'veto-answer')} name="reply" label="Your answer" required />
    </ActForm>
  );
};

const Dissent = ({ view }: { view: DisputeView }) => (
  <ActForm
    view={view}
    act="dissent"
    to="dissent"
    heading="Record your dissent"
    button="Record this dissent"
    look="outline"
  >
    <TextBox
      part={partOf(view, 'dissent')}
      name="words"
      label="What you dissent from, and why"
      hint="It is kept word for word, wherever the decision is shown."
      required
    />
  </ActForm>
);

const Promises = ({ view }: { view: DisputeView }) => {
  const { dispute, who, refused } = view;
  return (
    <>
      {unkept(dispute, who?.party ?? '').map((index) => (
        <ActForm
          key={index}
          view={view}
          act="promise"
          to={`promises/${index}`}
          heading={`Promise ${index + 1} is kept`}
          button={`Say that promise ${index + 1} is kept`}
        >
          <TextBox
            part={{ refused, act: 'promise', index: String(index) }}
            name="what"
            label="What was done"
            required
            rows={3}
          />
        </ActForm>
      ))}
    </>
  );
};

const FORMS: Record<Act, (props: { view: DisputeView }) => ComponentChildren> = {
  'veto-reason': VetoReason,
  'veto-answer': VetoAnswer,
  answer: Answer,
  accept: Accept,
  propose: Propose,
  veto: Veto,
  promise: Promises,
  climb: Climb,
  join: Join,
  dissent: Dissent,
  withdraw: Withdraw,
};

const UNTYPED = new Set(['command', 'proof', 'level', 'seen', 'version', 'right']);

/** The form is gone, because things have moved on meanwhile: what stood in it is not. */
const TypedBefore = ({ refused, acts }: DisputeView) => {
  if (!refused || (acts as readonly string[]).includes(refused.act)) return null;
  const typed = Object.entries(refused.typed).filter(
    ([name, words]) => !UNTYPED.has(name) && !name.endsWith('.party') && words.trim() !== '',
  );
  if (typed.length === 0) return null;
  return (
    <section aria-labelledby="typed">
      <h3 id="typed">What you had written</h3>
      <p>Copy what you still need.</p>
      {typed.map(([name, words]) => (
        <p key={name} class="concord-words" dir="auto">
          {words}
        </p>
      ))}
    </section>
  );
};

export const DisputeForms = (view: DisputeView) =>
  view.acts.length === 0 && !view.refused ? null : (
    <section aria-labelledby="acts">
      <h2 id="acts">What you can do now</h2>
      <TypedBefore {...view} />
      {(Object.keys(FORMS) as Act[])
        .filter((act) => view.acts.includes(act))
        .map((act) => {
          const Form = FORMS[act];
          return <Form key={act} view={view} />;
        })}
    </section>
  );
