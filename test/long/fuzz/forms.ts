/** For fuzzing: every form of the pages, filled in as people would, with the cookies of the browser that it was given to. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type HTMLElement, parse } from 'node-html-parser';
import { aScan } from '../../a-scan.ts';
import { type Form, urlencoded, withFile } from './body.ts';
import type { Scene } from './request.ts';

export interface TextField {
  name: string;
  /** As the browser counts; unlimited where the page says nothing. */
  maxlength: number | undefined;
  /** Whether it takes line breaks. */
  box: boolean;
}

export interface ShownForm {
  /** `POST /rounds/{round}/code` */
  route: string;
  path: Record<string, string>;
  cookies: readonly string[];
  /** What people type into. */
  texts: TextField[];
  /** Fillings, of which a form that can be sent takes one. */
  fillings: Form[];
  takesFile: boolean;
}

const attribute = (of: HTMLElement, name: string): string => of.getAttribute(name) ?? '';

/** A route's path parameters in an address, or undefined where it is another route's. */
function pathIn(route: string, address: string): Record<string, string> | undefined {
  const pattern = route.replace('POST ', '').replace(/\{(\w+)\+?\}/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${pattern}$`).exec(address);
  return found ? Object.fromEntries(Object.entries(found.groups ?? {})) : undefined;
}

const day = (now: string, later = 0): string =>
  new Date(Date.parse(now) + later * 86_400_000).toISOString().slice(0, 10);

/** What somebody could mean in a field of that name. */
function meant(
  name: string,
  { path, now, known }: { path: Record<string, string>; now: string; known: Scene['fields'] },
) {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const values: Record<string, string> = {
    mailbox: `zq.person@${path.party ?? 'health'}.example`,
    people: 'zq.person@health.example',
    from: day(now),
    to: day(now, 30),
    by: day(now, 30),
    happenedOn: day(now),
    signedOn: day(now),
    url: 'https://zq.example/',
    days: '2',
    code: known.code?.[0] ?? '',
    number: known.number?.[0] ?? '',
  };
  return values[last] ?? 'Said plainly.';
}

function fillingOf(
  form: HTMLElement,
  fill: (name: string) => string,
  { last, boxes }: { last: boolean; boxes: number | undefined },
) {
  const filled: Record<string, string> = {};
  const ticked = form.querySelectorAll('input[type=checkbox]').slice(0, boxes);
  for (const field of form.querySelectorAll('input, textarea, select')) {
    const [name, value, type] = [attribute(field, 'name'), attribute(field, 'value'), attribute(field, 'type')];
    if (name === '' || type === 'file') continue;
    if (type === 'checkbox') Object.assign(filled, ticked.includes(field) && { [name]: 'yes' });
    else if (type === 'radio') filled[name] = last ? value : (filled[name] ?? value);
    else if (field.tagName === 'SELECT') {
      const options = field.querySelectorAll('option');
      const chosen = options.find((one) => one.hasAttribute('selected'));
      const open = options.filter((one) => attribute(one, 'value') !== '');
      filled[name] = attribute((last ? open.at(-1) : (chosen ?? open[0])) ?? field, 'value');
    } else if (type === 'hidden') filled[name] = value;
    else filled[name] = (field.tagName === 'TEXTAREA' ? field.textContent : value) || fill(name);
  }
  return filled;
}

const textsOf = (form: HTMLElement): TextField[] =>
  form.querySelectorAll('input[type=text], input[type=email], textarea').map((field) => ({
    name: attribute(field, 'name'),
    maxlength: field.hasAttribute('maxlength') ? Number(attribute(field, 'maxlength')) : undefined,
    box: field.tagName === 'TEXTAREA',
  }));

export function formsOn(
  pages: readonly string[],
  routes: readonly string[],
  { scene: { visits, fields: known }, now }: { scene: Scene; now: string },
): ShownForm[] {
  const found = new Map<string, ShownForm>();
  for (const form of pages.flatMap((html) => parse(html).querySelectorAll('form[method=post]'))) {
    const address = attribute(form, 'action');
    const proof = form.querySelectorAll('input[name$=proof]').map((field) => attribute(field, 'value'))[0];
    const visit = visits.find(({ proofs }) => proof !== undefined && proofs.includes(proof));
    for (const route of routes) {
      const path = pathIn(route, address);
      if (!path || (proof !== undefined && !visit)) continue;
      const fill = (name: string) => meant(name, { path, now, known });
      // A last box may say that none of the others holds.
      const fillings = [false, true].flatMap((last) =>
        [undefined, -1, 0].map((boxes) => fillingOf(form, fill, { last, boxes })),
      );
      const takesFile = form.querySelector('input[type=file]') !== null;
      found.set(address, { route, path, cookies: visit?.cookies ?? [], texts: textsOf(form), fillings, takesFile });
    }
  }
  return [...found.values()];
}

let commands = 0;
/** Each time a command of its own, so that nothing is a repeat. */
const anew = (form: Form): Form =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      if (!/^_?command$/.test(name)) return [name, value];
      commands += 1;
      return [name, `cmd_${String(commands).padStart(26, '0')}`];
    }),
  );

interface To {
  route: string;
  path: Record<string, string>;
}

/** As API Gateway hands it over. */
function handedOver({ route, path }: To, more: object): APIGatewayProxyEventV2 {
  const rawPath = route.replace('POST ', '').replace(/\{(\w+)\+?\}/g, (_, name: string) => path[name] ?? '');
  return {
    version: '2.0',
    routeKey: route,
    rawPath,
    rawQueryString: '',
    pathParameters: path,
    requestContext: {
      http: { method: 'POST', path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: 'fuzz' },
      requestId: 'fuzz',
      routeKey: route,
      stage: '$default',
    },
    ...more,
  } as unknown as APIGatewayProxyEventV2;
}

export function sending(of: ShownForm, form: Form): APIGatewayProxyEventV2 {
  const body = of.takesFile ? withFile(anew(form), aScan()) : urlencoded(anew(form));
  return handedOver(of, {
    headers: { 'content-type': body.type, 'sec-fetch-site': 'same-origin' },
    cookies: of.cookies,
    isBase64Encoded: true,
    body: body.bytes.toString('base64'),
  });
}

export const calling = (to: To & { bearer: string }, json: object): APIGatewayProxyEventV2 =>
  handedOver(to, {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${to.bearer}` },
    isBase64Encoded: false,
    body: JSON.stringify(json),
  });

/** The paths of every text in a file, but of those that say which fields there are. */
export const textPaths = (value: unknown, path: string[] = []): string[] => {
  if (typeof value === 'string') return path.at(-1) === 'kind' ? [] : [path.join('.')];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([step, inner]) => textPaths(inner, [...path, step]))
    : [];
};
