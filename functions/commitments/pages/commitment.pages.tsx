/** One commitment: what it says, what happened to it, and links to the pages on which the reader may act. */
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, HashText, Notice } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { Facts } from './commitment-view.ts';
import { shortly } from './commitment-words.parts.ts';
import { FactList } from './facts.tsx';

interface Happened {
  id: string;
  at: string;
  what: string;
  more?: string;
  evidence: { link?: string; pdf?: { sha256: string; bytes: number } } | undefined;
}

export interface CommitmentView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  mou: string;
  zone: string;
  facts: Facts;
  /** Why nobody owes it any more, in a few words and in a sentence. */
  ended: readonly [heading: string, words: string] | undefined;
  holds: boolean;
  /** Where a dispute is raised: about a delivery that is disputed, or again about what was agreed in a dispute and is late. */
  dispute: { about?: string; again?: string } | undefined;
  /** `takeBack` is the number of what the reader's party has asked for. */
  may: { deliver: boolean; ask: boolean; takeBack: number | undefined; answer: boolean; agree: boolean };
  /** The newest first. */
  happened: readonly Happened[];
  path: string;
  back: string;
  done: string | undefined;
  refused: Refusal | undefined;
}

const DONE: Record<string, string> = {
  delivered:
    'Recorded as delivered. The agencies to which it was promised are asked by email to accept it, or to say what is missing.',
  accepted: 'Your acceptance is recorded. The agency that delivered can see it here; you have nothing more to do.',
  disputed: 'What is missing is recorded. The agency that made the commitment is told by email, and can deliver again.',
  asked:
    'Your request is recorded. The agencies to which it was promised are asked by email. Until they agree, nothing changes.',
  agreed: 'Your agreement is recorded. The change takes effect when everyone who was asked has agreed.',
  refused: 'Your refusal is recorded. Everything stays as it was.',
  'taken-back': 'Your request is taken back. Everything stays as it was.',
};

const Evidence = ({ of, path }: { of: Happened; path: string }) => {
  const { link, pdf } = of.evidence ?? {};
  return (
    <>
      {link !== undefined && (
        <p>
          Evidence:{' '}
          <a href={link} rel="nofollow noreferrer">
            {link}
          </a>
        </p>
      )}
      {pdf && (
        <p>
          Evidence: <a href={`${path}/evidence/${pdf.sha256}`}>PDF of {Math.ceil(pdf.bytes / 1_024)} KB</a>, SHA-256{' '}
          <HashText>{pdf.sha256}</HashText>
        </p>
      )}
    </>
  );
};

const Raising = ({ of: { about, again } }: { of: NonNullable<CommitmentView['dispute']> }) => (
  <>
    {about !== undefined && (
      <p>
        The delivery is disputed. If the agencies cannot settle it between them, <a href={about}>raise a dispute</a>{' '}
        about this commitment.
      </p>
    )}
    {again !== undefined && (
      <p>
        It is overdue. It can still be delivered. Or <a href={again}>raise this action again</a>: the new dispute keeps
        the link.
      </p>
    )}
  </>
);

const Acts = ({ view: { may, path, form } }: { view: CommitmentView }) => {
  const links = [
    may.answer && (['answer', 'Accept the delivery, or say what is missing'] as const),
    may.agree && (['change/answer', 'Answer what is asked for'] as const),
    may.deliver && (['delivery', 'Say that it is delivered'] as const),
    may.ask && (['change', 'Ask for another day or measure'] as const),
  ].filter((one) => one !== false);
  return links.length === 0 && may.takeBack === undefined ? null : (
    <section aria-labelledby="acts">
      <h2 id="acts">What you can do</h2>
      <ul class="usa-list">
        {links.map(([to, label]) => (
          <li key={to}>
            <a href={`${path}/${to}`}>{label}</a>
          </li>
        ))}
      </ul>
      {may.takeBack !== undefined && (
        <Form to={`${path}/change/taking-back`} page={path} keys={form} carries={{ _asked: String(may.takeBack) }}>
          <Button look="outline">Take back what you asked for</Button>
        </Form>
      )}
    </section>
  );
};

export const commitmentPage = (view: CommitmentView): string => {
  const { person, frame, mou, zone, facts, ended, holds, happened, path, back, done, refused } = view;
  const heading = shortly(facts.does);
  return layout({
    title: `Commitment of ${mou}: ${heading}`,
    person,
    frame,
    status: done === undefined || refused ? undefined : DONE[done],
    main: (
      <>
        <h1 dir="auto">{heading}</h1>
        {refused && <Alert refusal={refused} />}
        {ended && <Notice heading={ended[0]}>{ended[1]}</Notice>}
        {!ended && !holds && (
          <Notice heading="No text of this MOU is in force today">It is kept as it was left.</Notice>
        )}
        <FactList of={facts} />
        {holds && view.dispute && <Raising of={view.dispute} />}
        <Acts view={view} />
        {happened.length > 0 && (
          <section aria-labelledby="happened">
            <h2 id="happened">What happened</h2>
            <ol class="concord-record">
              {happened.map((one) => (
                <li key={one.id}>
                  <p class="concord-small">{sayInstant(one.at, zone)}</p>
                  <p dir="auto">
                    <strong>{one.what}</strong>
                  </p>
                  {one.more !== undefined && (
                    <p class="concord-words" dir="auto">
                      {one.more}
                    </p>
                  )}
                  <Evidence of={one} path={path} />
                </li>
              ))}
            </ol>
          </section>
        )}
        <p>
          <a href={back}>All commitments</a>
        </p>
      </>
    ),
  });
};
