// Stands for `lib0/broadcastchannel` in the built client (vite.config.ts). y-websocket would have a person's tabs tell each other
// of their edits; here each hears them from the server, which judges them first (`disableBc` in boardClient.ts).

const nothing = () => undefined;

export const publish = nothing;
export const subscribe = nothing;
export const unsubscribe = nothing;
