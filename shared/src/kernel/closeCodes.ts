/**
 * WebSocket close codes of the board server. y-websocket treats 4400–4499 as final and retries the rest.
 */
export const CLOSE = {
  /** No token, or one that is no longer good. Final. */
  unauthorised: 4401,
  /** The seat may not do this; also after five refused writes in a minute. Final. */
  forbidden: 4403,
  /** No such board for this seat. Final. */
  notFound: 4404,
  /** The client speaks an older board schema: reload the page. Final. */
  clientTooOld: 4426,
  /** Access to the board changed: come back and find out. Retried. */
  accessChanged: 4205,
  /** The server is stopping or this socket reads too slowly. Retried. */
  busy: 4503,
} as const;
