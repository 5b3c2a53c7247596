// A generated tenant in a process of its own. Argument: JSON of what the driver asks for. Says its address and ends with the driver.
import { createFaults } from '../../../dist/src/simulator/faults.js';
import { generatedTenant } from '../../../dist/src/simulator/generated-tenant.js';
import { typicalLatency } from '../../../dist/src/simulator/latency.js';
import { startSimulator } from '../../../dist/src/simulator/simulator.js';
import { Throttle } from '../../../dist/src/simulator/throttle.js';

const { size, speed, fail, now } = JSON.parse(process.argv[2]);
const fastClock = () => performance.now() * speed;
const eighth = fail / 8;

const { url, armUrl } = await startSimulator({
  tenant: generatedTenant(size, new Date(now)),
  latency: typicalLatency(speed),
  throttle: new Throttle({ users: size.users, now: fastClock }),
  fault: createFaults({ statuses: { 429: 2 * eighth, 500: eighth, 502: eighth, 503: eighth, 504: eighth }, dropped: eighth, truncated: eighth, now: fastClock }),
});
process.on('disconnect', () => process.exit(0));
process.send({ url, armUrl });
