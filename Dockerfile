# One image for web, worker and schedule: PROCESS and the command decide which of them a container is.
# The tag follows the security updates of Node 24 at each build; docs/deploy.md shows how to hold one build still.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The files stay root's: the app cannot change its own code, and writes no other file. "node" is the unprivileged user of the base image.
USER node
EXPOSE 3978
CMD ["node", "dist/src/main.js"]
