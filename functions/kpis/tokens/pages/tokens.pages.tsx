/** Tokens of the systems that report for a party: who made each and when, when it was last used, and a new one's secret on one page alone. */
import type { ComponentChildren } from 'preact';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import type { Instant, PlainDay, Refusal } from '../../../shared/kernel.ts';
import { Alert, Notice, SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { sayDay, sayInstant } from '../../../shared/time-words.ts';
import type { ReporterFrame } from '../../reporting/pages/reporter-frame.ts';

interface ShownToken {
  id: string;
  label: string;
  madeAt: Instant;
  revokedAt?: Instant;
  by: { name: string };
  usedOn?: PlainDay;
}

export interface TokensView extends ReporterFrame {
  agreement: string;
  tokens: readonly ShownToken[];
  /** A cell that the party reports, for the example. */
  cell: { kpi: Pick<Kpi, 'key' | 'measure'>; period: string } | undefined;
  /** Why none can be made now. */
  closed: Refusal | undefined;
  path: string;
  kpis: string;
  /** Public address. */
  service: string;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
  /** Of the token that was just made. */
  secret: string | undefined;
  done: 'made' | 'revoked' | undefined;
}

/** No figure of it can be recorded by mistake. */
const exampleOf = ({ cell }: TokensView): string => {
  const figure = cell?.kpi.measure === 'ratio' ? '"numerator":"FIGURE","denominator":"FIGURE"' : '"value":"FIGURE"';
  return `{"values":[{"kpi":"${cell?.kpi.key}","period":"${cell?.period}",${figure}}]}`;
};

const HowTo = ({ view, secret }: { view: TokensView; secret: string }) => (
  <pre class="concord-code">
    {[
      `curl ${view.service}/api/agreements/${view.agreement}/values \\`,
      `  -H 'authorization: Bearer ${secret}' \\`,
      "  -H 'content-type: application/json' -H 'idempotency-key: batch-1' \\",
      `  -d '${exampleOf(view)}'`,
    ].join('\n')}
  </pre>
);

const Made = ({ view, secret }: { view: TokensView; secret: string }) => (
  <Notice kind="success" heading="The token is made. It is shown only this once">
    <p>
      Copy it now, and keep it where your systems keep secrets. Whoever has it can report and correct the figures of{' '}
      <bdi>{view.partyName}</bdi> under this MOU.
    </p>
    <p>
      <code class="concord-hash">{secret}</code>
    </p>
    <p>A system reports with it like this:</p>
    <HowTo view={view} secret="TOKEN" />
    <p>
      Decimals are sent as strings, such as {'"24.5"'}. With the same key, a batch is recorded once, however often it is
      sent.
    </p>
  </Notice>
);

const Again = () => (
  <Notice kind="warning" heading="The token was made, and was shown once">
    <p>It is not shown again. If nobody has copied it, revoke it and make another.</p>
  </Notice>
);

const Revocation = ({ of, view }: { of: ShownToken; view: TokensView }) => (
  <Form to={`${view.path}/${of.id}/revocation`} page={view.path} keys={view.person.form}>
    <Button look="outline">
      Revoke<span class="usa-sr-only"> the token of {of.label}</span>
    </Button>
  </Form>
);

const Token = ({ of, view }: { of: ShownToken; view: TokensView }) => {
  const said: [string, ComponentChildren][] = [
    ['Made', `${sayInstant(of.madeAt, view.zone)}, by ${of.by.name}`],
    ['Last used', of.usedOn === undefined ? 'Never' : sayDay(of.usedOn)],
    ['Named on record', of.id],
  ];
  return (
    <li>
      <h3 dir="auto">{of.label}</h3>
      <SummaryList of={[...said, ['Revoked', of.revokedAt && sayInstant(of.revokedAt, view.zone)]]} />
      {of.revokedAt === undefined && <Revocation of={of} view={view} />}
    </li>
  );
};

const List = ({ view, title, of }: { view: TokensView; title: string; of: readonly ShownToken[] }) =>
  of.length === 0 ? null : (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul class="usa-list usa-list--unstyled">
        {of.map((one) => (
          <Token key={one.id} of={one} view={view} />
        ))}
      </ul>
    </section>
  );

const MakeForm = ({ view }: { view: TokensView }) => {
  if (view.closed)
    return (
      <p>
        {view.closed.wrong} {view.closed.remedy}
      </p>
    );
  return (
    <Form to={view.path} page={view.path} keys={view.person.form}>
      <Field
        name="label"
        label="Which system will report with it?"
        hint="Such as “Dispatch warehouse”. It is shown to all parties beside the figures."
        maxlength={80}
        required
        error={view.refused.find(({ field }) => field === 'label')}
        value={view.refused.length > 0 ? view.typed.label : undefined}
      />
      <Button>Make a token</Button>
    </Form>
  );
};

export const tokensPage = (view: TokensView): string => {
  const { refused, secret, done, partyName, person, frame, tokens } = view;
  const [first] = refused;
  return layout({
    title: `Tokens for figures of ${partyName} under ${mouName(view.number)}`,
    ...{ person, frame },
    status: done === 'revoked' ? 'The token is revoked. Nothing more can be reported with it.' : undefined,
    main: (
      <>
        <h1>Systems that report for {partyName}</h1>
        {first && <Alert refusal={first} />}
        {done === 'made' && (secret === undefined ? <Again /> : <Made view={view} secret={secret} />)}
        <p>
          A system reports the figures of your agency with a token. The rules and the record are the same as for the
          form and the sheet. A token opens nothing else, and lasts until a liaison revokes it. You cannot undo that,
          but you can make another token. The figures are on <a href={view.kpis}>the page of the KPIs</a>.
        </p>
        <List view={view} title="In use" of={tokens.filter(({ revokedAt }) => revokedAt === undefined)} />
        <List view={view} title="Revoked" of={tokens.filter(({ revokedAt }) => revokedAt !== undefined)} />
        <section aria-labelledby="make">
          <h2 id="make">Make a token</h2>
          <MakeForm view={view} />
        </section>
      </>
    ),
  });
};
