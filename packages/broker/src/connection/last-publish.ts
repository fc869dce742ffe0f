import type { Route } from '../routing/routes.js';

/** The route of a client's last PUBLISH, which was allowed: most clients publish to one topic again and again. */
export interface LastPublish {
  route: Route;
  /** Of the permissions, when it was allowed. */
  generation: number;
}
