/** The front page, the files that pages load, and every address that leads nowhere. */
import { ANYONE } from '../identity/domain/roles.rules.ts';
import type { Capability } from '../shared/capability.ts';

export const site = {
  functions: {
    site: {
      entry: 'site/http.ts',
      routes: {
        'GET /': ['site.read', 'site'],
        'GET /help': ['site.read', 'site'],
        'GET /privacy': ['site.read', 'site'],
        'GET /accessibility': ['site.read', 'site'],
        'GET /assets/{file+}': ['site.read', 'site'],
        $default: ['site.read', 'site'],
      },
    },
  },
  actions: {
    'site.read': ANYONE,
  },
} as const satisfies Capability;
