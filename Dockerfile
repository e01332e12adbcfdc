# syntax=docker/dockerfile:1

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
# The dependencies first: they change less often than the sources, and their layer is kept.
COPY .mvn .mvn
COPY pom.xml pom.xml
RUN mvn -B -ntp -q dependency:go-offline || true
COPY src src
RUN mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM eclipse-temurin:17-jre-alpine
LABEL org.opencontainers.image.title="Paperboy" \
      org.opencontainers.image.description="Delivers papers to the channels that want them" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN adduser -S -D -H -u 10001 -G nogroup paperboy
WORKDIR /app
RUN mkdir -p /app/data /app/config && chown 10001 /app/data
COPY --from=build /build/target/paperboy.jar /app/paperboy.jar
COPY config/docker.yaml /app/config/paperboy.yaml
COPY LICENSE NOTICE /app/
USER 10001
ENV PAPERBOY_JAVA_OPTS="-XX:+UseSerialGC -Xmx512m"
ENV PAPERBOY_HEALTH_URL="http://127.0.0.1:8080/healthz"
VOLUME /app/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD wget -q -O /dev/null "$PAPERBOY_HEALTH_URL" || exit 1
# The shell is replaced by Java, so that SIGTERM reaches it.
ENTRYPOINT ["/bin/sh", "-c", "exec java $PAPERBOY_JAVA_OPTS --enable-native-access=ALL-UNNAMED -jar /app/paperboy.jar \"$@\"", "paperboy"]
CMD ["run", "--config", "/app/config/paperboy.yaml"]
