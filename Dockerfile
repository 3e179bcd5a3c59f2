# One image for any module that is built: docker build --build-arg MODULE=gateway -t gatehouse/gateway .
# The jar must be there already (./mvnw -DskipTests package). BASE is any image with a Java 25 runtime and bash on its path.
ARG BASE=eclipse-temurin:25-jre

FROM ${BASE} AS unpacked
ARG MODULE
WORKDIR /unpacked
COPY ${MODULE}/target/${MODULE}-exec.jar application.jar
# Libraries change seldom and the application often, so each gets a layer of its own.
RUN java -Djarmode=tools -jar application.jar extract --layers --destination layers

FROM ${BASE}
WORKDIR /opt/gatehouse
COPY --from=unpacked /unpacked/layers/dependencies/ ./
COPY --from=unpacked /unpacked/layers/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/layers/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/layers/application/ ./
COPY docker/healthcheck docker/java.options /opt/gatehouse/

# Numeric, so that an orchestrator can see that it is not root. The folder is where the embedded PostgreSQL of standalone lives.
RUN mkdir -p /var/lib/gatehouse && chown 10001:10001 /var/lib/gatehouse
USER 10001:10001
ENV GATEHOUSE_PORT=8080 GATEHOUSE_MANAGEMENT_PORT=8081 GATEHOUSE_DATA=/var/lib/gatehouse
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
    CMD ["/opt/gatehouse/healthcheck"]
ENTRYPOINT ["java", "@/opt/gatehouse/java.options", "-jar", "application.jar"]
