// Jest's test finds here what Jest would give it.
export default { test: { globals: true, include: ['vitest.test.js', 'jest.test.js'] } };
