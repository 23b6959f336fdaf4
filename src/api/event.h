/* event.h - who looks on: streams of what changed (Server-Sent Events), fed by one thread.
 *
 * The thread looks at the store once a second, and at once where this process has written; what it
 * finds it tells to each stream whose asker may see the thing. Every event has its number, so that
 * who comes back says which was the last and misses none. Before anything is told, and with each
 * heartbeat, the asker is looked up again: a session that ended, an account that was disabled, ends
 * the stream. */
#ifndef XL_API_EVENT_H
#define XL_API_EVENT_H

#include "base/err.h"
#include "store/store.h"

struct event_hub;

/* At most `stream_n` streams at once, a heartbeat each `beat_ms`. The store must outlive it. ERR_IO
 * where no thread starts. */
MUST_CHECK bool event_hub_open(struct store *store, int stream_n, int beat_ms,
                               struct event_hub **hub, struct err *e);
void event_hub_close(struct event_hub *hub); /* when every stream is gone; NULL does nothing */

/* Something may have changed: look now. NULL does nothing. */
void event_hub_look(struct event_hub *hub);

/* Streams that are open. */
int event_hub_count(struct event_hub *hub);

#endif
