// Windows of colleagues that have the roadmap open: each reads the event stream and tells when a change arrived.
const [url, roadmap, personIds, count] = JSON.parse(process.argv[2]);

let open = 0;
for (let index = 0; index < count; index += 1) void follow(index);

async function follow(index) {
  const session = `bench-viewer-${String(index).padStart(4, '0')}`;
  const headers = { Authorization: `Bearer local:${personIds[index % personIds.length]}` };
  const { sequence } = await (await fetch(`${url}/api/roadmaps/${encodeURIComponent(roadmap)}`, { headers })).json();
  const stream = await fetch(`${url}/api/roadmaps/${encodeURIComponent(roadmap)}/events?after=${sequence}&comments=0&session=${session}`, { headers });
  open += 1;
  if (open === count) process.send({ ready: true });
  let rest = '';
  const decoder = new TextDecoder();
  for await (const piece of stream.body) {
    const at = Date.now();
    rest += decoder.decode(piece, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      const told = data && JSON.parse(data);
      if (told?.type === 'change') process.send({ changeId: told.change.changeId, at });
    }
  }
}
process.on('disconnect', () => process.exit(0));
