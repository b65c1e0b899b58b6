/** The site Lambda: the front page, the files that pages load, and every address that leads nowhere. It holds no secret, reads no table and runs for anyone. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Asset, assetsIn } from './assets.ts';
import { closedPage, frontPage, nothingHerePage } from './front.pages.tsx';
import { accessibilityPage, helpPage, privacyPage } from './help.pages.tsx';

type Request = Pick<APIGatewayProxyEventV2, 'routeKey' | 'rawPath' | 'headers'>;
type Response = APIGatewayProxyStructuredResultV2;

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

const html = (statusCode: number, body: string, keep: string): Response => ({
  statusCode,
  headers: { ...SECURITY, 'content-type': 'text/html; charset=utf-8', 'cache-control': keep },
  body,
});

const PAGES: Readonly<Record<string, string>> = {
  '/': frontPage,
  '/help': helpPage,
  '/privacy': privacyPage,
  '/accessibility': accessibilityPage,
};

const NOTHING = {
  error: {
    code: 'not-found',
    wrong: 'There is nothing at this address, or not with this method.',
    remedy: 'Compare the method and the path with the ones of the documentation.',
  },
};

const CLOSED = {
  error: {
    code: 'closed',
    wrong: 'The service is closed for a while. Nothing was recorded.',
    remedy: 'Send it again later; the page at / says when the service is open.',
  },
};

/** An answer for whoever calls the API. */
const json = (statusCode: number, body: object): Response => ({
  statusCode,
  headers: { ...SECURITY, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const isApi = (path: string): boolean => path === '/api' || path.startsWith('/api/');

/** Seconds after which a program may ask again. */
const CLOSED_FOR = 900;
/** Every address of a service that is closed: nothing is read or recorded meanwhile. */
const closedAt = (path: string): Response => {
  const answer = isApi(path) ? json(503, CLOSED) : html(503, closedPage, 'no-store');
  return { ...answer, headers: { ...answer.headers, 'retry-after': CLOSED_FOR } };
};

/** Whoever calls the API reads JSON, whoever follows a link reads a page. */
const nothingAt = (path: string): Response =>
  isApi(path) ? json(404, NOTHING) : html(404, nothingHerePage, 'no-store');

/** `gzip`, unless it is named with weight zero. */
const acceptsGzip = (header = ''): boolean =>
  header.split(',').some((coding) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(coding));

const holds = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');

const serve = (asset: Asset, headers: Request['headers']): Response => {
  const gzip = acceptsGzip(headers['accept-encoding']) ? asset.gzip : undefined;
  const common = {
    ...SECURITY,
    'cache-control': `public, max-age=${asset.keep}`,
    // Weak, because the packed and the plain form answer to one tag.
    etag: `W/${asset.etag}`,
    vary: 'accept-encoding',
  };
  if (holds(headers['if-none-match'], asset.etag)) return { statusCode: 304, headers: common };
  return {
    statusCode: 200,
    headers: { ...common, 'content-type': asset.type, ...(gzip ? { 'content-encoding': 'gzip' } : {}) },
    body: (gzip ?? asset.raw).toString('base64'),
    isBase64Encoded: true,
  };
};

/** The pages, `GET /assets/{file+}` and `$default`, with the files of `root`; every route, where the service is closed. The path is taken as sent: a name that needs decoding is none of ours. */
export const site = (root: URL, { closed }: { closed: boolean }) => {
  const assets = assetsIn(root);
  return async ({ routeKey, rawPath, headers }: Request): Promise<Response> => {
    const asset = rawPath.startsWith('/assets/') ? await assets(rawPath.slice('/assets/'.length)) : undefined;
    if (closed) return asset ? serve(asset, headers) : closedAt(rawPath);
    // Another method, or an address of no route.
    if (routeKey === '$default') return nothingAt(rawPath);
    const page = Object.hasOwn(PAGES, rawPath) ? PAGES[rawPath] : undefined;
    if (page) return html(200, page, 'public, max-age=300');
    return asset ? serve(asset, headers) : nothingAt(rawPath);
  };
};

export const handler = site(new URL('./assets/', import.meta.url), { closed: process.env.SERVICE === 'closed' });
