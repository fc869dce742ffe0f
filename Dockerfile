# checkconfig in a container: `docker build -t checkconfig .`
#
#   docker run --rm -v "$PWD:/mosquitto/config:ro" checkconfig lint --max-warnings 0
#   docker run --rm -v "$PWD:/mosquitto/config:ro" -p 1883:1883 checkconfig
FROM node:22-bookworm-slim
ARG VERSION=0.1.0
RUN npm install --global --no-audit --no-fund "@mosquitto-conf/checkconfig@${VERSION}" && npm cache clean --force
# Nothing here needs root: ports of Mosquitto are above 1024.
USER node
WORKDIR /mosquitto/config
EXPOSE 1883
# Only `run` listens. HEALTH_PORT is the port of another listener.
ENV HEALTH_PORT=1883
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["node", "-e", "require('node:net').connect(Number(process.env.HEALTH_PORT), '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1))"]
ENTRYPOINT ["checkconfig"]
CMD ["run", "/mosquitto/config/mosquitto.conf"]
