/**
 * A source without any craft, to compare with: one request at a time, nothing batched, nothing kept under a limit.
 * @param simulator addresses of Graph and Azure Resource Manager
 * @param lookUp what DNS says of a host name
 * @returns a FactSource of src/assessment/fact-source.ts, and how many requests it made
 */
export function createNaiveSource(simulator, lookUp) {
  let requests = 0;
  let last = Promise.resolve();

  const read = (url, headers = {}) => {
    last = last.catch(() => undefined).then(async () => {
      requests += 1;
      const response = await fetch(url, { headers });
      if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
      return response.headers.get('content-type').includes('json') ? response.json() : response.text();
    });
    return last;
  };

  async function* pages(query, id) {
    for (let url = urlOf(simulator, query, id); url !== undefined;) {
      const body = await read(url, query.advanced ? { ConsistencyLevel: 'eventual' } : {});
      yield body.value;
      url = body['@odata.nextLink'] ?? body.nextLink;
    }
  }

  return {
    get requests() {
      return requests;
    },
    get: (query) => read(urlOf(simulator, query)),
    pages: (query) => pages(query),
    count: async ({ version, path, filter }) => Number(await read(urlOf(simulator, { version, path: `${path}/$count`, filter }), { ConsistencyLevel: 'eventual' })),
    async *fanOut(query, ids) {
      for (const id of ids) {
        const items = query.service === 'dns' ? [await lookUp(id)] : [];
        if (query.service !== 'dns') for await (const page of pages(query, id)) items.push(...page);
        yield { id, items };
      }
    },
  };
}

function urlOf({ url: graphUrl, armUrl }, { service, version, apiVersion, path, select, filter, expand, top, advanced }, id) {
  const where = id === undefined ? path : path.replace('{id}', id);
  const url = new URL(service === 'arm' ? `${armUrl}/${where.replace(/^\//, '')}` : `${graphUrl}/${version}/${where}`);
  const options = { 'api-version': apiVersion, $select: select?.join(','), $filter: filter, $expand: expand, $top: top, $count: advanced ? 'true' : undefined };
  for (const [name, value] of Object.entries(options)) if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
}
