/** The frame of every page of an MOU: which one it is, where it stands, who the reader is in it, whom to ask, its parts, and what waits for the reader. */

export interface Tab {
  label: string;
  href: string;
  /** How many are open in it; none is not said. */
  count?: number | undefined;
  /** `page`: the page that is shown. `true`: a page that belongs to it. */
  current?: 'page' | 'true' | undefined;
}

/** What this reader does next, in words that follow “Your turn:”. */
export interface Turn {
  what: string;
  /** The button. */
  label: string;
  href: string;
}

export interface FrameView {
  number: string;
  title: string;
  status: { word: string; look: 'open' | 'going' | 'due' | 'over' };
  dates: readonly string[];
  /** `map lead, State Police` */
  you?: string | undefined;
  /** Whom to ask about it. */
  ask?: { name: string; mailbox?: string; as?: string } | undefined;
  tabs: readonly Tab[];
  turn?: Turn | undefined;
  /** The page is the MOU as a whole, so that its title is the heading of the page. */
  heads?: boolean;
}

const Name = ({ number, title, heads }: FrameView) => {
  const name = (
    <>
      <span class="concord-number">{number}</span> <bdi>{title}</bdi>
    </>
  );
  return heads ? <h1 class="concord-mou">{name}</h1> : <p class="concord-mou">{name}</p>;
};

const Who = ({ you, ask }: FrameView) =>
  you || ask ? (
    <ul class="concord-frame-facts">
      {you && (
        <li dir="auto">
          You: <strong>{you}</strong>
        </li>
      )}
      {ask && (
        <li dir="auto">
          Questions: {ask.mailbox ? <a href={`mailto:${ask.mailbox}`}>{ask.name}</a> : ask.name}
          {ask.as && `, ${ask.as}`}
        </li>
      )}
    </ul>
  ) : null;

const Tabs = ({ tabs }: FrameView) =>
  tabs.length === 0 ? null : (
    <nav class="concord-tabs" aria-label="Parts of this MOU">
      <ul>
        {tabs.map(({ label, href, count, current }) => (
          <li key={href}>
            <a href={href} aria-current={current}>
              {label}
              {count ? <span class="concord-count"> {count}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

export const Frame = ({ of }: { of: FrameView }) => (
  <div class="concord-frame">
    <Name {...of} />
    <ul class="concord-frame-facts">
      <li>
        <strong class={`concord-tag concord-tag-${of.status.look}`}>{of.status.word}</strong>
      </li>
      {of.dates.map((date) => (
        <li key={date}>{date}</li>
      ))}
    </ul>
    <Who {...of} />
    <Tabs {...of} />
    {of.turn && (
      <div class="concord-turn">
        <p dir="auto">
          <strong>Your turn:</strong> {of.turn.what}
        </p>
        <a class="usa-button" href={of.turn.href}>
          {of.turn.label}
        </a>
      </div>
    )}
  </div>
);
