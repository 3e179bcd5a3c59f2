# One image for any module that is built: docker build --build-arg MODULE=gateway -t gatehouse/gateway .
# The jar must be there already (./mvnw -DskipTests package). BASE is any image with a Java 25 runtime and bash on its path.
ARG BASE=eclipse-temurin:25-jre

FROM ${BASE} AS unpacked
ARG MODULE
WORKDIR /unpacked
COPY ${MODULE}/target/${MODULE}-exec.jar application.jar
# Libraries change seldom and our own modules often, so each kind gets a layer of its own.
RUN java -Djarmode=tools -jar application.jar extract --layers --destination layers \
    && cp -r layers/snapshot-dependencies/. layers/application/

FROM ${BASE}
WORKDIR /opt/gatehouse
COPY --from=unpacked /unpacked/layers/dependencies/ ./
COPY --from=unpacked /unpacked/layers/application/ ./
COPY docker/healthcheck docker/java.options /opt/gatehouse/

# A user with a name and a home, since PostgreSQL asks for both; its folder is where the embedded one of standalone lives. Written without
# useradd, which not every base has.
RUN echo 'gatehouse:x:10001:' >>/etc/group \
    && echo 'gatehouse:x:10001:10001:Gatehouse:/var/lib/gatehouse:/bin/false' >>/etc/passwd \
    && mkdir -p /var/lib/gatehouse \
    && chown 10001:10001 /var/lib/gatehouse
# By number, so that an orchestrator can see that it is not root.
USER 10001:10001
ENV GATEHOUSE_PORT=8080 GATEHOUSE_MANAGEMENT_PORT=8081 GATEHOUSE_DATA=/var/lib/gatehouse
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
    CMD ["/opt/gatehouse/healthcheck"]
ENTRYPOINT ["java", "@/opt/gatehouse/java.options", "-jar", "application.jar"]
