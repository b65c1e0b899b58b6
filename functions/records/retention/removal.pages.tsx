/** One request for a removal: the words it is about, the law and what would come of it; the decision, and the page on which it is checked. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice, SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { BodyText } from './body-words.ts';
import { DecisionForm } from './keeping.forms.tsx';
import { Grounds, HoldStands } from './keeping.pages.tsx';
import { type KeepingView, keepingPath, removalPath } from './keeping-view.ts';
import type { Removal } from './removal.state.ts';

export interface RemovalView extends Pick<KeepingView, 'keeping' | 'past'> {
  agreement: Agreement;
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  id: string;
  removal: Removal;
  /** The event whose words are to go. */
  what: string;
  at: string | undefined;
  /** Every word that would go; undefined where only others may read them. */
  words: readonly BodyText[] | undefined;
  /** Name of the agency that asks. */
  asker: string;
  /** Asked by the reader's own agency: another one decides. */
  isOwn: boolean;
  refused?: Refusal | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
}

const Words = ({ words }: Pick<RemovalView, 'words'>) =>
  words === undefined ? (
    <Notice kind="warning" heading="These words are not shown to you">
      <p>
        Only the people whom this event names, or the people of its own agency, may read them. Ask the records officer
        who wants the removal what you need to know. Then decide.
      </p>
    </Notice>
  ) : (
    <dl class="concord-facts">
      {words.map(({ label, text }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd class="concord-words" dir="auto">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );

const Effects = () => (
  <>
    <h2>What a removal does</h2>
    <ul class="usa-list">
      <li>The words are deleted from the record for good. Nobody can bring them back.</li>
      <li>
        The event, its time and its hash stay. The record still verifies, and says that words were removed by law.
      </li>
      <li>Nothing that was decided or signed changes.</li>
      <li>Executed copies that the agencies hold, and backups of the last 35 days, still have the words.</li>
    </ul>
  </>
);

const TheWords = ({ words }: Pick<RemovalView, 'words'>) => (
  <>
    <h2>The words that would go</h2>
    <Words words={words} />
  </>
);

/** What can be read at a glance beside a button. */
const GLANCE = { parts: 3, characters: 600 };

/** On the page after the one on which they were read: what is long stands folded. */
const TheSameWords = ({ words }: Pick<RemovalView, 'words'>) => {
  const length = words?.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  if (!words || (words.length <= GLANCE.parts && length <= GLANCE.characters)) return <TheWords words={words} />;
  return (
    <details>
      <summary>The words that would go, in {words.length} parts, as you read them before</summary>
      <Words words={words} />
    </details>
  );
};

const askedIn = ({ agreement, removal, asker }: RemovalView): [term: string, value: string][] => [
  ['Asked for by', asker],
  ['Asked for on', sayInstant(removal.askedAt, agreement.zone)],
];

const Event = ({ view, more = [] }: { view: RemovalView; more?: [term: string, value: string][] }) => (
  <SummaryList of={[['Event', view.what], ['Date', view.at && sayInstant(view.at, view.agreement.zone)], ...more]} />
);

const Why = (view: RemovalView) => (
  <>
    <h2>The law and the reason</h2>
    <Grounds view={view} field="removal" id={view.id} />
  </>
);

const Back = ({ agreement }: RemovalView) => (
  <p>
    <a href={keepingPath(agreement.id)}>Records: holds and removals</a>
  </p>
);

const isHeld = ({ keeping }: RemovalView): boolean => Object.keys(keeping.holds).length > 0;

/** No form while a hold stands, and none for the agency that asked. */
const Decide = (view: RemovalView) => {
  const { keeping, isOwn, agreement, id, form } = view;
  if (isHeld(view)) return <HoldStands keeping={keeping} />;
  if (isOwn) return <Notice>Your own agency asked for this. A records officer of another agency decides.</Notice>;
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">Decide</h2>
      <p>The next page shows your decision once more. Nothing happens before you confirm it there.</p>
      <DecisionForm said={view} path={removalPath(agreement.id, id)} keys={form} />
    </section>
  );
};

/** From the top of the page over its words to the decision. */
const TURN = { what: 'read the words and the law, then decide', label: 'Go to the decision', href: '#decide' };

export const removalPage = (view: RemovalView): string =>
  layout({
    title: `Removal of words from ${mouName(view.agreement.number)}`,
    person: view.person,
    frame: isHeld(view) || view.isOwn ? view.frame : { ...view.frame, turn: TURN },
    main: (
      <>
        <h1>Decide about a removal of words</h1>
        {view.refused && <Alert refusal={view.refused} />}
        <Event view={view} more={askedIn(view)} />
        <TheWords words={view.words} />
        <Why {...view} />
        <Effects />
        <Decide {...view} />
        <Back {...view} />
      </>
    ),
  });

const CHECK = {
  approve: { heading: 'Check before the words are removed', button: 'Remove these words for good' },
  refuse: { heading: 'Check before you refuse', button: 'Refuse this removal' },
} as const;

/** The decision once more with the words, and the one button that makes it; why and what it does was read before. */
export const checkPage = (view: RemovalView, decision: keyof typeof CHECK, reason: string): string => {
  const { heading, button } = CHECK[decision];
  const path = removalPath(view.agreement.id, view.id);
  return layout({
    title: heading,
    person: view.person,
    frame: view.frame,
    main: (
      <>
        <h1>{heading}</h1>
        <Event view={view} />
        <TheSameWords words={view.words} />
        <Form to={`${path}/${decision}`} page={path} keys={view.form}>
          {decision === 'refuse' ? (
            <Field name="reason" label="Your reason" hint="Kept on the record." rows={4} value={reason} readonly />
          ) : (
            <p>
              <strong>This cannot be undone.</strong>
            </p>
          )}
          <Button look={decision === 'approve' ? 'secondary' : 'outline'}>{button}</Button>
        </Form>
        <p>
          <a href={path}>Change your decision</a>
        </p>
        <details>
          <summary>The law, the reason{decision === 'approve' && ', and what a removal does'}</summary>
          <SummaryList of={askedIn(view)} />
          <Why {...view} />
          {decision === 'approve' && <Effects />}
        </details>
      </>
    ),
  });
};
