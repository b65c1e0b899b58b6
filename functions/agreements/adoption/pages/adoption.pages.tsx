/** The page of an MOU that was signed elsewhere: its terms as they were handed in, the signed original, and the answer of each party. */
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert, HashText, Notice, Rendered, SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { Checkbox } from '../../../shared/pages/form-choices.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { sayDay } from '../../../shared/time-words.ts';
import { Contents } from '../../../signing/pages/contents.parts.tsx';
import type { Agreement } from '../../domain/agreement.state.ts';
import { mouName } from '../../domain/mou-name.ts';
import type { Registration, SignedMou } from '../../domain/signed-mou.ts';
import type { ShownFindings } from '../../findings/domain/shown.ts';
import { LeftOpen } from '../../findings/pages/left-open.parts.tsx';
import type { Adopted } from '../domain/adoption.state.ts';
import { LONGEST_REASON } from '../domain/answer.rules.ts';
import { saySettings } from '../domain/settings.ts';

export interface AdoptionView {
  person: SignedIn;
  frame: FrameView;
  agreement: Agreement;
  adopted: Adopted;
  text: SignedMou;
  html: string;
  findings: ShownFindings;
  /** For which party the reader answers here, if for one. */
  answers: Pick<Registration, 'party' | 'name' | 'offices'> | undefined;
  form: FormKeys;
  typed: Record<string, string>;
  /** Of the party that refused. */
  reason?: string;
  refused?: Refusal;
  /** The act before this page that was done. */
  done: string | undefined;
}

const done = ({ done: act, agreement, refused }: AdoptionView): string | undefined => {
  if (refused) return undefined;
  if (act === 'refused')
    return 'You have refused it. Every party gets your reason by email, and nothing is in force here.';
  if (act !== 'confirmed') return undefined;
  return agreement.status === 'executed'
    ? 'You have confirmed what you signed. All parties have now: it is in force here, and everyone is told by email.'
    : 'You have confirmed what you signed. What comes next: it is in force here when all parties have confirmed.';
};

const pathOf = ({ agreement }: AdoptionView): string => `/agreements/${agreement.id}/adoption`;

const Lead = ({ agreement, adopted }: AdoptionView) => {
  if (agreement.status === 'being confirmed')
    return (
      <p>
        The parties signed this MOU elsewhere. The agency that organizes it has handed its terms in here. A liaison of
        each party compares them with the signed original. When all have confirmed, it is in force here since{' '}
        {sayDay(adopted.since)}. Nobody signs anything.
      </p>
    );
  if (agreement.status === 'executed')
    return (
      <p>
        The parties signed this MOU elsewhere. A liaison of each party has confirmed that the terms below are what it
        signed. There are no signatures here: they are on the signed original.
      </p>
    );
  return (
    <Notice kind="warning" heading={agreement.status === 'voided' ? 'This was voided' : 'This was refused'}>
      It is not in force here. What the parties signed elsewhere is untouched by that.
    </Notice>
  );
};

const Original = (view: AdoptionView) => {
  const { agreement, adopted } = view;
  const { sha256, bytes } = adopted.pdf;
  return (
    <SummaryList
      of={[
        ['Signed elsewhere', sayDay(adopted.signedOn)],
        ['In force since', sayDay(adopted.since)],
        [
          'Set here, not in the signed original',
          adopted.settings.length === 0 ? undefined : saySettings(adopted.settings),
        ],
        [
          'The signed original',
          agreement.annexes?.[sha256] === 'kept' ? (
            <a href={`${pathOf(view)}/original`}>Download the PDF ({bytes.toLocaleString('en-US')} bytes)</a>
          ) : (
            'Not handed in yet: nobody can compare it before it is here'
          ),
        ],
        ['SHA-256 hash of the PDF', <HashText>{sha256}</HashText>],
      ]}
    />
  );
};

const wordOf = ({ adopted }: AdoptionView, party: string): string => {
  if (adopted.confirmed.includes(party)) return 'Confirmed';
  return adopted.refusedBy === party ? 'Refused' : 'Has not answered';
};

const Answers = (view: AdoptionView) => (
  <section aria-labelledby="answers">
    <h2 id="answers">
      Confirmed by {view.adopted.confirmed.length} of {view.agreement.parties.length}
    </h2>
    <SummaryList of={view.text.parties.map(({ key, name }) => [name, wordOf(view, key)])} />
    {view.adopted.refusedBy !== undefined && (
      <blockquote class="concord-words" dir="auto">
        {view.reason ?? 'The reason was removed by law.'}
      </blockquote>
    )}
  </section>
);

const errorOf = ({ refused }: AdoptionView, field: string): Refusal | undefined =>
  refused?.field === field ? refused : undefined;

const Answer = ({ view, of }: { view: AdoptionView; of: NonNullable<AdoptionView['answers']> }) => {
  const { adopted, text, form, typed } = view;
  const { statute } = text.parties.find(({ key }) => key === of.party)?.authority ?? {};
  const sent = { page: pathOf(view), keys: form };
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">
        Your answer for <bdi>{of.name}</bdi>
      </h2>
      <p>
        You vouch for its offices as well, and for its authority{statute && <bdi>, {statute}</bdi>}. Somebody else holds
        an office by now? Confirm, and then replace the holder on the page of your offices.
      </p>
      <SummaryList
        of={Object.entries(of.offices).map(([, { title, holder }]) => [title, `${holder.name}, ${holder.mailbox}`])}
      />
      <Form to={`${pathOf(view)}/${of.party}/confirmation`} {...sent}>
        <Checkbox
          name="compared"
          label={`I have opened the signed original and compared it. This is what we signed, in force since ${sayDay(adopted.since)}.`}
          required
          error={errorOf(view, 'compared')}
        />
        <p>You cannot undo this.</p>
        <Button>Confirm what we signed</Button>
      </Form>
      <h3>If something is not what you signed</h3>
      <Form to={`${pathOf(view)}/${of.party}/refusal`} {...sent}>
        <Field
          name="reason"
          label="What does the signed original say otherwise?"
          hint="Every party reads it. Your refusal ends this for all, and you cannot undo it. The organizing agency can hand in what is right."
          rows={4}
          maxlength={LONGEST_REASON}
          required
          value={typed.reason}
          error={errorOf(view, 'reason')}
        />
        <Button look="secondary">Refuse it, with this reason</Button>
      </Form>
    </section>
  );
};

export const adoptionPage = (view: AdoptionView): string => {
  const { agreement, person, frame, refused, answers, html, findings } = view;
  const heading = 'Signed elsewhere';
  return layout({
    title: `${heading}: ${mouName(agreement.number)}`,
    person,
    frame,
    status: done(view),
    main: (
      <>
        <h1>{heading}</h1>
        {refused && <Alert refusal={refused} />}
        <Lead {...view} />
        <Original {...view} />
        <Answers {...view} />
        <Contents html={html} />
        <LeftOpen of={findings} html={html} />
        <Rendered html={html} />
        {answers && <Answer view={view} of={answers} />}
      </>
    ),
  });
};
