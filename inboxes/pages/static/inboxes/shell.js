// Not on the first page: what the worker keeps would be fetched with it.
navigator.serviceWorker?.register("/service-worker.js", { updateViaCache: "none" }).catch(() => {});
