/**
 * A source without any craft, to compare with: one request at a time, nothing batched, nothing kept under a limit.
 * @returns a FactSource of src/assessment/fact-source.ts, and how many requests it made
 */
export function createNaiveSource(baseUrl) {
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
    for (let url = urlOf(baseUrl, query, id); url !== undefined;) {
      const body = await read(url, query.advanced ? { ConsistencyLevel: 'eventual' } : {});
      yield body.value;
      url = body['@odata.nextLink'];
    }
  }

  return {
    get requests() {
      return requests;
    },
    get: (query) => read(urlOf(baseUrl, query)),
    pages: (query) => pages(query),
    count: async ({ version, path, filter }) => Number(await read(urlOf(baseUrl, { version, path: `${path}/$count`, filter }), { ConsistencyLevel: 'eventual' })),
    async *fanOut(query, ids) {
      for (const id of ids) {
        const items = [];
        for await (const page of pages(query, id)) items.push(...page);
        yield { id, items };
      }
    },
  };
}

function urlOf(baseUrl, { version, path, select, filter, expand, top, advanced }, id) {
  const url = new URL(`${baseUrl}/${version}/${id === undefined ? path : path.replace('{id}', id)}`);
  const options = { $select: select?.join(','), $filter: filter, $expand: expand, $top: top, $count: advanced ? 'true' : undefined };
  for (const [name, value] of Object.entries(options)) if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
}
