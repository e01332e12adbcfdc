# syntax=docker/dockerfile:1

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml pom.xml
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true package

# A Java runtime of the modules that the program uses, for the C library of the final image.
FROM eclipse-temurin:25-jdk-alpine AS runtime
RUN jlink --strip-java-debug-attributes --no-man-pages --no-header-files --output /opt/java --add-modules \
java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,java.xml.crypto,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs
RUN /opt/java/bin/java -Xshare:dump

FROM alpine:3.22
LABEL org.opencontainers.image.title="Paperboy" \
      org.opencontainers.image.description="Posts new papers to the channels that subscribe to them" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN adduser -S -D -H -u 10001 -G nogroup paperboy
WORKDIR /app
# The program can write only to data/.
RUN mkdir -p /app/data /app/config && chown 10001 /app/data
COPY --from=runtime /opt/java /opt/java
ENV JAVA_HOME=/opt/java
COPY --from=build /build/target/paperboy.jar /app/paperboy.jar
COPY paperboy LICENSE NOTICE /app/
# Leaves an archive beside the jar, with which starts take half of the CPU time.
RUN /app/paperboy prepare
COPY config/docker.yaml /app/config/paperboy.yaml
USER 10001
ENV PAPERBOY_HEALTH_URL=http://127.0.0.1:8080/healthz
VOLUME /app/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD wget -q -O /dev/null "$PAPERBOY_HEALTH_URL"
# The launcher replaces itself with Java, so that SIGTERM reaches the program.
ENTRYPOINT ["/app/paperboy"]
CMD ["run", "--config", "/app/config/paperboy.yaml"]
